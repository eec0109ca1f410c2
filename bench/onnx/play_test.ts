import { assertEquals, assertRejects } from "@std/assert";
import { type Environment, makeEnvironment } from "../../envs/mod.ts";
import { SAMPLE_METADATA } from "../../networks/onnx/_sample_policy.ts";
import { exportPolicy } from "../../networks/onnx/mod.ts";
import type { PolicySpec } from "../../networks/policy.ts";
import { playPolicy } from "./play.ts";

/** Pushes the cart to where the pole leans and falls. */
const BALANCING = exportPolicy({
  spec: {
    observationSize: 4,
    action: { kind: "discrete", n: 2 },
    hiddenSizes: [],
    activation: "tanh",
  },
  parameters: Float32Array.of(-0.1, 0.1, -0.5, 0.5, -1, 1, -1, 1, 0, 0),
  normalization: null,
  value: null,
}, SAMPLE_METADATA);

const OPTIONS = { episodes: 3, seed: 1, makeEnvironment };

Deno.test("playPolicy() balances CartPole-v1 to its time limit", async () => {
  const { file, returns } = await playPolicy(BALANCING, OPTIONS);
  assertEquals(returns, [500, 500, 500]);
  assertEquals(file.metadata, SAMPLE_METADATA);
});

/** Accelerates the car by its velocity, beyond the bounds. */
const CLIMBING: PolicySpec = {
  observationSize: 2,
  action: { kind: "box", low: [-1], high: [1] },
  hiddenSizes: [],
  activation: "tanh",
  gaussian: { exploration: "independent", initialLogStd: 0, squash: false },
};

Deno.test("playPolicy() gives continuous actions within their bounds", async () => {
  const bytes = exportPolicy({
    spec: CLIMBING,
    parameters: Float32Array.of(0, 1000, 0.01, 0),
    normalization: null,
    value: null,
  }, { ...SAMPLE_METADATA, environment: "MountainCarContinuous-v0" });
  const actions: number[] = [];
  const { returns } = await playPolicy(bytes, {
    ...OPTIONS,
    makeEnvironment: async (id) => {
      const inner = await makeEnvironment(id);
      return {
        ...inner,
        step(action, random) {
          actions.push((action as ArrayLike<number>)[0]);
          return inner.step(action, random);
        },
      } satisfies Environment;
    },
  });
  assertEquals(Math.max(...actions), 1);
  assertEquals(Math.min(...actions), -1);
  // 100 at the goal, less 0.1 for each step of full force; 3 episodes.
  assertEquals(returns.every((r) => r > 80 && r < 95), true);
});

Deno.test("playPolicy() plays the same first episodes when there are more", async () => {
  const weak = exportPolicy({
    spec: {
      observationSize: 4,
      action: { kind: "discrete", n: 2 },
      hiddenSizes: [],
      activation: "tanh",
    },
    parameters: Float32Array.of(0, 0, 0, 0, -1, 1, 0, 0, 0, 0),
    normalization: null,
    value: null,
  }, SAMPLE_METADATA);
  const two = await playPolicy(weak, { ...OPTIONS, episodes: 2 });
  const six = await playPolicy(weak, { ...OPTIONS, episodes: 6 });
  assertEquals(six.returns.slice(0, 2), two.returns);
  assertEquals(new Set(six.returns).size > 1, true);
});

Deno.test("playPolicy() refuses an environment of other sizes", async () => {
  const makeOther = () => makeEnvironment("Acrobot-v1");
  await assertRejects(
    () => playPolicy(BALANCING, { ...OPTIONS, makeEnvironment: makeOther }),
    SyntaxError,
    "Cannot play policy as Acrobot-v1 has 6 observations and 3 discrete actions: " +
      "current policy is for 4 observations and 2 discrete actions",
  );
});

Deno.test("playPolicy() refuses to play no episodes", async () => {
  await assertRejects(
    () => playPolicy(BALANCING, { ...OPTIONS, episodes: 0 }),
    RangeError,
    "Cannot play policy as 'episodes' must be an integer >= 1: current value is 0",
  );
});
