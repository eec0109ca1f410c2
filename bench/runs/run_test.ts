import { assertEquals, assertNotEquals, assertRejects } from "@std/assert";
import { algorithms } from "../../algorithms/mod.ts";
import { reinforce } from "../../algorithms/reinforce.ts";
import { sampleAlgorithms } from "../pool/_sample_algorithms.ts";
import { digestBytes } from "../files/digest.ts";
import { type RunRecord, runRecord } from "../results/run_record.ts";
import { resultDigest } from "../results/result_files.ts";
import { run } from "./run.ts";
import { parseRunResult } from "../results/run_result_schema.ts";

function record(algorithm: string, fields: Partial<RunRecord> = {}): RunRecord {
  const cell = {
    row: algorithm,
    algorithm,
    environment: "CartPole-v1",
    options: {},
    steps: 1000,
    grid: 100,
  };
  const made = runRecord(cell, {
    suite: "own",
    seed: 1,
    engine: "wasm",
    algorithms: { ...algorithms, ...sampleAlgorithms },
  });
  return { ...made, ...fields };
}

Deno.test("run() gives the same result and file again, and others for another seed", async () => {
  const options = { algorithms: sampleAlgorithms };
  const first = await run(record("reinforce"), options);
  const again = await run(record("reinforce"), options);
  const other = await run(record("reinforce", { seed: 2 }), options);
  assertEquals(again.result, first.result);
  assertEquals(again.onnx, first.onnx);
  assertNotEquals(
    other.result.digests.parameters,
    first.result.digests.parameters,
  );
});

Deno.test("run() gives a result whose fields and digests hold", async () => {
  const told: number[] = [];
  const { result, onnx, timing } = await run(record("reinforce"), {
    algorithms: sampleAlgorithms,
    onSteps: (steps) => told.push(steps),
  });
  assertEquals(parseRunResult(JSON.parse(JSON.stringify(result))), result);
  assertEquals(resultDigest(result), result.digests.result);
  assertEquals(onnx && digestBytes(onnx), result.digests.onnx);
  assertEquals(result.curve.steps.at(-1), 1000);
  assertEquals(result.trainedSteps >= 1000, true);
  assertEquals(told.at(-1), result.trainedSteps);
  assertEquals(result.final?.returns.length, 100);
  assertEquals(result.onnxParity, {
    observations: 1000,
    tolerance: 1e-5,
    passed: true,
  });
  // Every step of CartPole-v1 is worth 1.
  assertEquals(result.curve.return, result.curve.length);
  assertEquals((timing.onnxDifference ?? 1) <= 1e-5, true);
});

Deno.test("run() records where a run diverged, without score and file", async () => {
  const { result, onnx } = await run(record("diverging"), {
    algorithms: sampleAlgorithms,
  });
  const { final, onnxParity, ended, divergence, digests } = result;
  assertEquals(
    [final, onnxParity, onnx, digests.onnx, ended],
    [null, null, null, null, "diverged"],
  );
  assertEquals(divergence?.steps, result.trainedSteps);
  assertEquals(divergence?.reason, "the loss is NaN");
  assertEquals((divergence?.iteration ?? 0) > 1, true);
});

Deno.test("run() finds parameters that are not finite although nobody said so", async () => {
  const silent: typeof reinforce = {
    ...reinforce,
    policy(state) {
      const acting = reinforce.policy(state);
      const description = acting.describe();
      const parameters = description.parameters.slice();
      parameters[3] = NaN;
      return { ...acting, describe: () => ({ ...description, parameters }) };
    },
  };
  const { result } = await run(record("reinforce"), {
    algorithms: { reinforce: silent },
  });
  assertEquals(
    result.divergence?.reason,
    "a parameter of the policy is not finite",
  );
});

Deno.test("run() refuses a file that does not give what the policy gives", async () => {
  const forged: typeof reinforce = {
    ...reinforce,
    policy(state) {
      const acting = reinforce.policy(state);
      const description = acting.describe();
      const parameters = description.parameters.slice();
      parameters[parameters.length - 1] += 1e-3;
      return { ...acting, describe: () => ({ ...description, parameters }) };
    },
  };
  await assertRejects(
    () => run(record("reinforce"), { algorithms: { reinforce: forged } }),
    Error,
    "Cannot export the policy as its ONNX file must give what it gives: ",
  );
});

Deno.test("run() stops where an iteration simulates nothing", async () => {
  await assertRejects(
    () => run(record("standing"), { algorithms: sampleAlgorithms }),
    Error,
    "every iteration must simulate a step",
  );
});

for (const name of Object.keys(algorithms)) {
  Deno.test(`run() trains and exports ${name} for vectors of actions`, async () => {
    // By default vine tries every action once, which needs a finite set.
    const options = name === "trpo-vine"
      ? { actions: { kind: "sampled" } }
      : {};
    const { result } = await run(
      record(name, { environment: "Pendulum-v1", steps: 100, options }),
      { algorithms },
    );
    assertEquals(result.ended, "completed");
    assertEquals(result.onnxParity?.passed, true);
  });
}
