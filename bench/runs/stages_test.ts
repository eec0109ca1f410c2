import {
  assert,
  assertEquals,
  assertNotEquals,
  assertRejects,
} from "@std/assert";
import { fromBinary } from "@bufbuild/protobuf";
import { algorithms } from "../../algorithms/mod.ts";
import { reinforce } from "../../algorithms/reinforce.ts";
import { parsePolicy } from "../../networks/mod.ts";
import { ModelProtoSchema } from "../../networks/onnx/generated/onnx_pb.ts";
import { sampleAlgorithms } from "../pool/_sample_algorithms.ts";
import type { AlgorithmRegistry } from "../../algorithms/algorithms.ts";
import { digestBytes, digestParameters } from "../files/digest.ts";
import { goldenRecords } from "../commands/golden/golden_runs.ts";
import {
  recordDigest,
  type RunRecord,
  runRecord,
} from "../results/run_record.ts";
import type { StageName } from "../results/run_result.ts";
import { run } from "./run.ts";
import { trainRun } from "./training.ts";

const steps = 1000;

function record(algorithm: string, seed = 1): RunRecord {
  const cell = {
    row: algorithm,
    algorithm,
    environment: "CartPole-v1",
    options: {},
    steps,
    grid: 100,
  };
  const options = { suite: "own", engine: "wasm" } as const;
  return runRecord(cell, { ...options, seed, algorithms: sampleAlgorithms });
}

/** Does a run, and lists the steps after each of its iterations. */
async function runOf(of: RunRecord, algorithms: AlgorithmRegistry) {
  const told: number[] = [];
  const outcome = await run(of, {
    algorithms,
    onSteps: (steps) => told.push(steps),
  });
  return { ...outcome, told };
}

Deno.test("run() keeps the policy before training and the first that has half of the steps", async () => {
  const of = record("reinforce");
  const { result, stages, onnx, told } = await runOf(of, sampleAlgorithms);
  const half = told.find((steps) => steps >= 500) ?? NaN;
  assertEquals(
    stages.map(({ name, steps }) => [name, steps]),
    [["untrained", 0], ["halfway", half]],
  );
  assert(half < result.trainedSteps);
  assertEquals(
    result.stages,
    stages.map(({ name, steps, onnx }) => ({
      name,
      steps,
      onnx: digestBytes(onnx),
    })),
  );
  assertEquals(
    stages.map(({ onnx }) => parsePolicy(onnx).metadata),
    stages.map(({ name, steps }) => ({
      environment: "CartPole-v1",
      algorithm: "reinforce",
      seed: 1,
      record: recordDigest(of),
      stage: { name, steps },
    })),
  );
  assertEquals(onnx && parsePolicy(onnx).metadata.stage, undefined);
});

/** What a file computes, without where it comes from. */
const graphOf = (onnx: Uint8Array) => fromBinary(ModelProtoSchema, onnx).graph;

Deno.test("run() keeps the numbers of a stage's own moment: those of a run that ends there", async () => {
  const algorithms = sampleAlgorithms;
  const whole = await run(record("reinforce"), { algorithms });
  const half = { ...record("reinforce"), steps: 500, grid: 50 };
  const ended = await run(half, { algorithms });
  const [untrained, halfway] = whole.stages.map(({ onnx }) => graphOf(onnx));
  assertEquals(halfway, graphOf(ended.onnx!));
  assertEquals(untrained, graphOf(ended.stages[0].onnx));
  assertNotEquals(halfway, untrained);
  assertNotEquals(halfway, graphOf(whole.onnx!));
});

Deno.test("run() keeps the final policy as the half-way one where one iteration does it all", async () => {
  const one = { ...record("reinforce"), steps: 1, grid: 1 };
  const { stages, onnx, result } = await run(one, {
    algorithms: sampleAlgorithms,
  });
  assertEquals(stages[1].steps, result.trainedSteps);
  assertEquals(graphOf(stages[1].onnx), graphOf(onnx!));
});

Deno.test("run() keeps stages for seed 1 alone", async () => {
  const { result, stages } = await run(record("reinforce", 2), {
    algorithms: sampleAlgorithms,
  });
  assertEquals([result.stages, stages], [[], []]);
});

for (const golden of goldenRecords()) {
  const { row, environment } = golden;
  Deno.test(`keeping stages changes nothing else: ${row} on ${environment}`, async () => {
    const { result } = await run(golden, { algorithms });
    const { acting, curve, iterations } = await trainRun(
      golden,
      algorithms[golden.algorithm],
    );
    const { parameters, value } = acting.describe();
    assertEquals(
      digestParameters(value ? [parameters, value.parameters] : [parameters]),
      result.digests.parameters,
    );
    assertEquals([curve, iterations], [result.curve, result.iterations]);
    assertEquals(result.stages?.length, 2);
  });
}

Deno.test("a diverged run keeps the stages from before the iteration that diverged", async () => {
  const stagesOf = async (limit: number) => {
    const diverging: typeof reinforce = {
      ...reinforce,
      iterate(state) {
        const told = reinforce.iterate(state);
        return { ...told, diverged: told.steps > limit ? "so it goes" : null };
      },
    };
    const { result, stages } = await run(record("reinforce"), {
      algorithms: { reinforce: diverging },
    });
    assertEquals(result.ended, "diverged");
    assertEquals(result.stages?.length, stages.length);
    return stages.map(({ name }) => name);
  };
  assertEquals(await stagesOf(0), ["untrained"]);
  assertEquals(await stagesOf(499), ["untrained"]);
  assertEquals(await stagesOf(900), ["untrained", "halfway"]);
});

/** A policy of which one number is none until it has trained for some steps. */
function unfiniteUntil(steps: number): typeof reinforce {
  let trained = 0;
  return {
    ...reinforce,
    iterate(state) {
      const told = reinforce.iterate(state);
      trained = told.steps;
      return told;
    },
    policy(state) {
      const acting = reinforce.policy(state);
      if (trained >= steps) return acting;
      const theta = acting.theta.slice().fill(NaN);
      const describe = () => ({ ...acting.describe(), parameters: theta });
      return { ...acting, describe };
    },
  };
}

Deno.test("run() leaves a stage out whose policy is not finite", async () => {
  const cases: [number, StageName[]][] = [[1, ["halfway"]], [900, []]];
  for (const [from, names] of cases) {
    const { result, stages } = await run(record("reinforce"), {
      algorithms: { reinforce: unfiniteUntil(from) },
    });
    assertEquals(result.ended, "completed");
    assertEquals(stages.map(({ name }) => name), names);
  }
});

Deno.test("run() refuses a stage's file that does not give what its policy gives", async () => {
  let checked = 0;
  await assertRejects(
    () =>
      run(record("reinforce"), {
        algorithms: sampleAlgorithms,
        checkExport: () =>
          Promise.resolve({
            passed: ++checked !== 2,
            largestDifference: 1,
            firstFailure: "output 0 of row 0 is 1, expected 2",
          }),
      }),
    Error,
    "Cannot export the policy as its ONNX file must give what it gives: output 0 of row 0 is 1, expected 2",
  );
  assertEquals(checked, 2);
});
