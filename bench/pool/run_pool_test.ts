import { assertEquals } from "@std/assert";
import { sampleAlgorithms } from "./_sample_algorithms.ts";
import { runPool } from "./run_pool.ts";
import { type RunRecord, runRecord } from "../results/run_record.ts";
import type { RunOutcome } from "../runs/run.ts";

const workerUrl = new URL("./_sample_worker.ts", import.meta.url);

function record(algorithm: string, seed: number, steps: number): RunRecord {
  const cell = {
    row: algorithm,
    algorithm,
    environment: "CartPole-v1",
    options: {},
    steps,
    grid: steps / 10,
  };
  return runRecord(cell, {
    suite: "own",
    seed,
    engine: "wasm",
    algorithms: sampleAlgorithms,
  });
}

async function pool(
  records: readonly RunRecord[],
  workers: number,
  url = workerUrl,
) {
  const started: number[] = [];
  const outcomes = new Map<RunRecord, RunOutcome>();
  const errors = new Map<RunRecord, string>();
  await runPool(records, {
    workers,
    workerUrl: url,
    onStart: ({ steps }) => started.push(steps),
    onOutcome: (record, outcome) => outcomes.set(record, outcome),
    onError: (record, message) => errors.set(record, message),
  });
  return { started, outcomes, errors };
}

Deno.test("runPool() gives the same bytes with 1 and 2 workers, the longest runs first", async () => {
  const records = [300, 900, 600].map((steps, i) =>
    record("reinforce", i + 1, steps)
  );
  const one = await pool(records, 1);
  const two = await pool(records, 2);
  assertEquals(one.started, [900, 600, 300]);
  for (const each of records) {
    const [first, second] = [one, two].map(({ outcomes }) =>
      outcomes.get(each)
    );
    assertEquals(first?.result.seed, each.seed);
    assertEquals(second?.result, first?.result);
    assertEquals(second?.onnx, first?.onnx);
  }
});

Deno.test("runPool() carries a run's error as one line and goes on", async () => {
  const records = [record("failing", 1, 900), record("reinforce", 1, 100)];
  const { outcomes, errors } = await pool(records, 1);
  assertEquals([...errors], [[records[0], "no luck"]]);
  assertEquals([...outcomes.keys()], [records[1]]);
});

Deno.test("runPool() replaces a worker that broke down", async () => {
  const broken = new URL(
    "data:application/javascript,onmessage = () => { throw new Error('gone') }",
  );
  const records = [record("reinforce", 1, 100), record("reinforce", 2, 100)];
  const { errors } = await pool(records, 1, broken);
  assertEquals([...errors.keys()], records);
  assertEquals(
    [...errors.values()].every((line) => line.includes("gone")),
    true,
  );
});

Deno.test("runPool() tells steps with the learning curve so far", async () => {
  const interrupt = new AbortController();
  const told: { steps: number; returns: readonly (number | null)[] }[] = [];
  await runPool([{ ...record("reinforce", 1, 1e9), grid: 1e8 }], {
    workers: 1,
    workerUrl,
    signal: interrupt.signal,
    onSteps(_, steps, returns) {
      told.push({ steps, returns });
      interrupt.abort();
    },
    onOutcome: () => {},
    onError: () => {},
  });
  const [{ steps, returns: [first, ...later] }] = told;
  // CartPole-v1 gives 1 a step, so that a mean return lies between 1 and 500.
  assertEquals(steps > 0 && first !== null && first >= 1 && first <= 500, true);
  assertEquals(later, new Array(9).fill(null));
});

Deno.test("runPool() ends where its signal says so", async () => {
  const interrupt = new AbortController();
  let ended = 0;
  await runPool([record("reinforce", 1, 1e9), record("reinforce", 2, 1e9)], {
    workers: 1,
    workerUrl,
    signal: interrupt.signal,
    onSteps: () => interrupt.abort(),
    onOutcome: () => ended++,
    onError: () => ended++,
  });
  assertEquals(ended, 0);
});
