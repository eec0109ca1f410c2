import { assert, assertEquals, assertRejects } from "@std/assert";
import { algorithms } from "../../algorithms/mod.ts";
import { goldenRecords } from "../commands/golden/golden_runs.ts";
import { run } from "./run.ts";
import type { RunOptions, RunOutcome } from "./run.ts";
import type { RunRecord } from "../results/run_record.ts";
import { decodeCheckpoint, encodeCheckpoint } from "./checkpoint.ts";
import type { Checkpoint } from "./checkpoint.ts";
import { CheckpointError } from "./checkpoint_error.ts";

/** Runs without native code; ONNX files are compared by their bytes. */
function train(
  record: RunRecord,
  options: Partial<RunOptions>,
): Promise<RunOutcome> {
  return run(record, {
    algorithms,
    checkExport: () =>
      Promise.resolve({
        passed: true,
        largestDifference: 0,
        firstFailure: null,
      }),
    ...options,
  });
}

class Interrupted extends Error {}

/** Where a run stands that is interrupted after some more iterations. */
async function interrupt(
  record: RunRecord,
  iterations: number,
  from: Checkpoint | null,
): Promise<Checkpoint> {
  let bytes = new Uint8Array(0);
  let done = 0;
  await assertRejects(() =>
    train(record, {
      from,
      onPause(checkpoint) {
        if (++done < iterations) return;
        bytes = encodeCheckpoint(checkpoint(), record);
        throw new Interrupted();
      },
    }), Interrupted);
  return decodeCheckpoint(bytes, record);
}

const records = goldenRecords().map((record) => {
  // TRPO's batches on Pendulum-v1 are large for runs of that length.
  const isLarge = /^trpo.*Pendulum/.test(`${record.row} ${record.environment}`);
  const factor = isLarge ? 4 : 1;
  return {
    ...record,
    steps: factor * record.steps,
    grid: factor * record.grid,
  };
});
const [, short] = goldenRecords();
records.push({ ...short, engine: "reference" }, { ...short, engine: "tfjs" });

for (const record of records) {
  const { environment, row, engine, steps } = record;
  Deno.test(`a run interrupted twice ends with the bytes of an uninterrupted one: ${row} on ${environment}, ${engine}`, async () => {
    let pauses = 0;
    const whole = await train(record, { onPause: () => pauses++ });
    assert(pauses >= 2, "it has iterations to be interrupted after");

    const first = await interrupt(record, 1, null);
    assertEquals(first.iteration, 1);
    const second = await interrupt(record, Math.ceil(pauses / 2), first);
    assertEquals(second.iteration, 1 + Math.ceil(pauses / 2));
    assert(second.steps < steps);
    for (const { steps, stages } of [first, second]) {
      const kept = whole.stages.filter((stage) => stage.steps <= steps);
      assertEquals(stages, kept);
    }

    const told: number[] = [];
    const continued = await train(record, {
      from: second,
      onResume: (steps) => told.push(steps),
    });
    assertEquals(told, [second.steps]);
    assertEquals(
      JSON.stringify(continued.result),
      JSON.stringify(whole.result),
    );
    assertEquals(continued.onnx, whole.onnx);
    assertEquals(continued.stages, whole.stages);
    assertEquals(whole.stages.length, 2);
  });
}

Deno.test("a run interrupted after half-way keeps the half-way policy of then", async () => {
  const [record] = goldenRecords();
  let pauses = 0;
  const whole = await train(record, { onPause: () => pauses++ });
  const last = await interrupt(record, pauses, null);
  assertEquals(last.stages.map(({ name }) => name), ["untrained", "halfway"]);
  assertEquals((await train(record, { from: last })).stages, whole.stages);
});

Deno.test("a run refuses the algorithm's state of another shape", async () => {
  const [record] = goldenRecords();
  const checkpoint = await interrupt(record, 1, null);
  const algorithm = checkpoint.algorithm.slice(0, -8);
  await assertRejects(
    () => train(record, { from: { ...checkpoint, algorithm } }),
    CheckpointError,
    "Cannot restore state as it must have ",
  );
});
