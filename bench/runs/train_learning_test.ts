import { assert } from "@std/assert";
import { train } from "./train.ts";
import type { TrainOptions } from "./train.ts";

const small = { network: { hiddenSizes: [32] } };

/** Settings that learn CartPole-v1 in about a second. */
const LEARNERS: Record<
  string,
  Pick<TrainOptions, "algorithm" | "steps" | "options">
> = {
  "reinforce": {
    algorithm: "reinforce",
    steps: 60_000,
    options: { learningRate: 0.01, ...small },
  },
  "a2c": {
    algorithm: "a2c",
    steps: 60_000,
    options: { learningRate: 0.002, normalizeAdvantage: true },
  },
  "npg": { algorithm: "npg", steps: 30_000 },
  "trpo": {
    algorithm: "trpo",
    steps: 30_000,
    options: {
      estimator: { kind: "gae", stepsPerEnvironment: 512 },
      damping: 0.001,
    },
  },
  "trpo by Monte-Carlo returns": {
    algorithm: "trpo",
    steps: 60_000,
    options: {
      estimator: { kind: "monte-carlo" },
      delta: 0.02,
      damping: 0.01,
      ...small,
    },
  },
  "trpo-vine": {
    algorithm: "trpo-vine",
    steps: 200_000,
    options: small,
  },
  "ppo": {
    algorithm: "ppo",
    steps: 50_000,
    options: {
      environments: 8,
      stepsPerEnvironment: 128,
      minibatchSize: 256,
      gamma: 0.98,
      lambda: 0.8,
      learningRate: 0.0025,
      ...small,
    },
  },
};

/** One run in ten or twenty of some of them ends early: three are averaged. */
const SEEDS = [101, 102, 103];

for (const [label, learner] of Object.entries(LEARNERS)) {
  Deno.test(`${label} learns to balance: 400 of 500 on CartPole-v1 in ${learner.steps} steps`, async () => {
    const means: number[] = [];
    for (const seed of SEEDS) {
      const environment = "CartPole-v1";
      const policy = await train({ ...learner, environment, seed });
      means.push((await policy.evaluate({ episodes: 20 })).mean);
    }
    const mean = means.reduce((sum, value) => sum + value) / SEEDS.length;
    assert(mean >= 400, `${means}`);
  });
}

Deno.test("ppo learns on the reference engine and on tfjs as on wasm", async () => {
  const iterations = await Promise.all(
    (["wasm", "reference", "tfjs"] as const).map(async (engine) => {
      const policy = await train({
        algorithm: "ppo",
        environment: "CartPole-v1",
        seed: 101,
        steps: 512,
        engine,
        options: {
          environments: 4,
          stepsPerEnvironment: 64,
          epochs: 4,
          learningRate: 0.003,
        },
      });
      return policy.iterations;
    }),
  );
  const [wasm, ...others] = iterations;
  for (const other of others) {
    let compared = 0;
    for (const [name, values] of Object.entries(wasm)) {
      values.forEach((value, i) => {
        if (value === null) return;
        const gap = Math.abs(other[name][i]! - value);
        assert(gap <= 1e-3 * Math.abs(value) + 1e-6, `${name}: ${gap}`);
        compared++;
      });
    }
    // Two iterations of seven metrics, and the grid.
    assert(compared > 14);
  }
});
