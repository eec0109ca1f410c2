import { assertEquals, assertRejects } from "@std/assert";
import { algorithms } from "../../algorithms/mod.ts";
import { sampleAlgorithms } from "../pool/_sample_algorithms.ts";
import { digestBytes, digestParameters } from "../files/digest.ts";
import { runRecord } from "../results/run_record.ts";
import { run } from "./run.ts";
import { train } from "./train.ts";
import type { TrainedPolicy } from "./train.ts";

const wanted = {
  algorithm: "reinforce",
  environment: "CartPole-v1",
  seed: 3,
  steps: 500,
} as const;

Deno.test("train() gives the policy and the score of a benchmark's run", async () => {
  const { result } = await run(
    runRecord(
      { ...wanted, row: "reinforce", options: {}, grid: 7 },
      { suite: "own", seed: 3, engine: "wasm", algorithms },
    ),
    { algorithms },
  );
  const policy = await train(wanted);
  const { parameters, value } = policy.describe();
  assertEquals(
    digestParameters(value ? [parameters, value.parameters] : [parameters]),
    result.digests.parameters,
  );
  assertEquals(await policy.evaluate(), result.final);
  assertEquals(policy.trainedSteps, result.trainedSteps);
});

Deno.test("train() takes an algorithm of one's own, and tells of its steps and curve", async () => {
  const told: number[] = [];
  const curves: TrainedPolicy["curve"][] = [];
  const policy = await train({
    ...wanted,
    algorithm: { ...algorithms.reinforce, name: "mine" },
    onSteps(steps, curve) {
      told.push(steps);
      curves.push(curve());
    },
  });
  assertEquals(curves.at(-1), policy.curve);
  assertEquals(
    curves[0].episodes.every((count, i) => count <= policy.curve.episodes[i]),
    true,
  );
  assertEquals(policy.record.algorithm, "mine");
  assertEquals(told.at(-1), policy.trainedSteps);
  assertEquals(
    digestBytes(policy.exportOnnx()),
    digestBytes(policy.exportOnnx()),
  );
});

Deno.test("train() rejects where training diverges", async () => {
  await assertRejects(
    () =>
      train({ ...wanted, steps: 1e6, algorithm: sampleAlgorithms.diverging }),
    Error,
    "Cannot go on with diverging as it diverged in iteration ",
  );
});

Deno.test("train() refuses what there isn't, and impossible numbers", async () => {
  for (
    const wrong of [
      { algorithm: "dqn" },
      { environment: "Pong-v1" },
      { engine: "cuda" as "wasm" },
      { seed: 0 },
      { steps: 1.5 },
      { options: { gamma: 2 } },
    ]
  ) {
    await assertRejects(() => train({ ...wanted, ...wrong }), RangeError);
  }
});
