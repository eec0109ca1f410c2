import { assert, assertEquals } from "@std/assert";
import type { Environment } from "../envs/mod.ts";
import { makeEnvironment, vectorize } from "../envs/mod.ts";
import { makeEngine } from "../networks/mod.ts";
import { makeParts } from "./_make_parts.ts";
import { algorithms } from "./mod.ts";

/** Short iterations, on discrete and on continuous actions. */
const SHORT: Record<string, Record<string, unknown>> = {
  reinforce: { episodes: 2 },
  a2c: {},
  npg: { estimator: { kind: "gae", stepsPerEnvironment: 64 } },
  trpo: { estimator: { kind: "gae", stepsPerEnvironment: 64 } },
  "trpo-vine": {
    stepsPerEnvironment: 16,
    rolloutSet: 16,
    rolloutLength: 10,
    actions: { kind: "sampled" },
  },
  ppo: { stepsPerEnvironment: 64, epochs: 2 },
};

/** The most absurd settings that are allowed. */
const ABSURD: Record<string, Record<string, unknown>> = {
  reinforce: { learningRate: 10, baseline: { kind: "none" } },
  a2c: { learningRate: 10, maxGradientNorm: 1e9 },
  npg: { step: { kind: "fixed", size: 1e6 }, damping: 1e-3 },
  trpo: { delta: 1e3, damping: 0 },
  "trpo-vine": { delta: 1e3, damping: 0 },
  ppo: { learningRate: 10, maxGradientNorm: 1e9, clipRatio: 10 },
};

async function create(
  name: string,
  id: string,
  options: Record<string, unknown>,
  change: (environment: Environment) => void = () => {},
) {
  const algorithm = algorithms[name];
  const resolved = algorithm.resolve({
    network: { hiddenSizes: [8] },
    ...SHORT[name],
    ...options,
  });
  const environments = await Promise.all(
    Array.from(
      { length: algorithm.environmentCount(resolved) },
      () => makeEnvironment(id),
    ),
  );
  environments.forEach(change);
  const engine = await makeEngine("wasm");
  const state = algorithm.create(
    resolved,
    makeParts(engine, environments, vectorize),
  );
  return { algorithm, state };
}

const IDS = ["CartPole-v1", "MountainCarContinuous-v0"];

for (const name of Object.keys(algorithms)) {
  for (const id of IDS) {
    Deno.test(`${name} on ${id} reports rewards of NaN as divergence`, async () => {
      let steps = 0;
      const { algorithm, state } = await create(name, id, {}, (environment) => {
        const { step } = environment;
        environment.step = (...args) => {
          const result = step(...args);
          if (++steps > 20) result.reward = NaN;
          return result;
        };
      });
      const told = [];
      for (let i = 0; i < 5; i++) {
        told.push(algorithm.iterate(state));
        if (told[i].diverged) break;
      }
      const last = told[told.length - 1];
      assertEquals(last.diverged, "the gradient is not finite");
      // The parameters that it played with are still there.
      const { parameters } = algorithm.policy(state).describe();
      assert(parameters.every((value: number) => Number.isFinite(value)));
    });

    Deno.test(`${name} on ${id} plays on with parameters of NaN, and reports divergence`, async () => {
      const { algorithm, state } = await create(name, id, {});
      algorithm.iterate(state);
      algorithm.policy(state).theta.fill(NaN);
      const { diverged, steps } = algorithm.iterate(state);
      assert(diverged !== null && steps > 0);
    });

    Deno.test(`${name} on ${id} does not throw with absurd settings`, async () => {
      const { algorithm, state } = await create(name, id, ABSURD[name]);
      let before = 0;
      for (let i = 0; i < 8; i++) {
        const { diverged, steps } = algorithm.iterate(state);
        assert(steps > before);
        before = steps;
        if (diverged !== null) break;
      }
    });
  }
}
