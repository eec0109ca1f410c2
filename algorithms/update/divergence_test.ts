import { assert, assertEquals } from "@std/assert";
import type { Environment } from "../../envs/mod.ts";
import { makeEnvironment, vectorize } from "../../envs/mod.ts";
import { makeEngine } from "../../networks/mod.ts";
import { makeParts } from "../_make_parts.ts";
import { divergenceOf } from "./divergence.ts";
import { algorithms } from "../mod.ts";

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

/** Changes the rewards of an environment. */
function withRewards(change: (reward: number) => number) {
  return (environment: Environment) => {
    const { step } = environment;
    environment.step = (...args) => {
      const result = step(...args);
      result.reward = change(result.reward);
      return result;
    };
  };
}

type Created = Awaited<ReturnType<typeof create>>;

/** Five iterations, or as many as go well, and why no more did. */
function iterate(
  algorithm: Created["algorithm"],
  state: Created["state"],
): string | null {
  for (let i = 0; i < 5; i++) {
    const { diverged } = algorithm.iterate(state);
    if (diverged !== null) return diverged;
  }
  return null;
}

function isFinitePolicy(
  algorithm: Created["algorithm"],
  state: Created["state"],
): boolean {
  const { parameters } = algorithm.policy(state).describe();
  return parameters.every((value: number) => Number.isFinite(value));
}

const IDS = ["CartPole-v1", "MountainCarContinuous-v0"];

for (const name of Object.keys(algorithms)) {
  for (const id of IDS) {
    Deno.test(`${name} on ${id} reports rewards of NaN as divergence`, async () => {
      let steps = 0;
      const { algorithm, state } = await create(
        name,
        id,
        {},
        withRewards((reward) => ++steps > 20 ? NaN : reward),
      );
      assertEquals(iterate(algorithm, state), "the gradient is not finite");
      // The parameters that it played with are still there.
      assert(isFinitePolicy(algorithm, state));
    });

    Deno.test(`${name} on ${id} reports observations of NaN as divergence`, async () => {
      let observed = 0;
      const { algorithm, state } = await create(name, id, {}, (environment) => {
        const { observe } = environment;
        environment.observe = (out, offset) => {
          observe(out, offset);
          if (++observed > 12) out[offset] = NaN;
        };
      });
      assertEquals(iterate(algorithm, state), "the gradient is not finite");
      assert(isFinitePolicy(algorithm, state));
    });

    Deno.test(`${name} on ${id} reports rewards of 1e30 as divergence`, async () => {
      const { algorithm, state } = await create(
        name,
        id,
        {},
        withRewards(() => 1e30),
      );
      const reason = iterate(algorithm, state);
      // Vine's rollouts are all worth the same there, so that there is nothing
      // to learn, however much that is.
      const equal = name === "trpo-vine" && id !== "CartPole-v1";
      assert(equal ? reason === null : reason?.endsWith(" overflows"), reason!);
      assert(isFinitePolicy(algorithm, state));
    });

    Deno.test(`${name} on ${id} goes on where every step is worth the same`, async () => {
      for (const reward of [0, 1]) {
        const { algorithm, state } = await create(
          name,
          id,
          {},
          withRewards(() => reward),
        );
        assertEquals(iterate(algorithm, state), null);
        assert(isFinitePolicy(algorithm, state));
      }
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

Deno.test("divergenceOf() refuses what has no square in single precision", () => {
  // The largest number of single precision is about 3.4e38.
  assertEquals(divergenceOf({ gradientNorm: 1.8e19 }), null);
  assertEquals(
    divergenceOf({ gradientNorm: 1.9e19 }),
    "the gradient overflows",
  );
  assertEquals(
    divergenceOf({ gradientNorm: Infinity }),
    "the gradient is not finite",
  );
  assertEquals(
    divergenceOf({ gradientNorm: 0, valueLoss: NaN }),
    "the value's loss is not finite",
  );
});
