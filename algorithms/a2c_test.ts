import { assert, assertAlmostEquals } from "@std/assert";
import { makeEnvironment, vectorize } from "../envs/mod.ts";
import type { Vector } from "../networks/vector.ts";
import { makeEngine, norm } from "../networks/mod.ts";
import { makeParts } from "./_make_parts.ts";
import { a2c } from "./a2c.ts";
import type { A2cState } from "./a2c.ts";

const engine = await makeEngine("reference");

async function create(
  id: string,
  options: Record<string, unknown>,
): Promise<A2cState> {
  const resolved = a2c.resolve({ network: { hiddenSizes: [6] }, ...options });
  const environments = await Promise.all(
    Array.from(
      { length: a2c.environmentCount(resolved) },
      () => makeEnvironment(id),
    ),
  );
  const parts = makeParts(engine, environments, vectorize);
  return a2c.create(resolved, parts) as A2cState;
}

Deno.test("one A2C update is one step of RMSProp or Adam along the gradient", async () => {
  // The first step of either is known: v = (1 − α) g², m = (1 − β₁) g.
  const rules = {
    rmsprop: (g: number) => g / (Math.sqrt(0.01 * g * g) + 1e-5),
    adam: (g: number) => g / (Math.abs(g) + 1e-5),
  };
  for (const [kind, rule] of Object.entries(rules)) {
    const state = await create("CartPole-v1", {
      optimizer: { kind },
      learningRate: 0.01,
      maxGradientNorm: 1e9,
    });
    const before = state.learner.parameters.slice();
    const { metrics } = a2c.iterate(state);
    const { gradient } = state.loss;
    assertAlmostEquals(metrics.gradientNorm, norm(engine.math, gradient), 1e-9);
    state.learner.parameters.forEach((value, i) => {
      assertAlmostEquals(value, before[i] - 0.01 * rule(gradient[i]), 1e-9);
    });
  }
});

Deno.test("A2C standardizes advantages after the value's targets are set", async () => {
  const state = await create("CartPole-v1", { normalizeAdvantage: true });
  a2c.iterate(state);
  const { advantages, returns, values } = state.learner;
  const mean = advantages.reduce((sum, a) => sum + a, 0) / advantages.length;
  assertAlmostEquals(mean, 0, 1e-12);
  const raw = returns.map((target, i) => target - values[i]);
  assert(Math.abs(raw.reduce((sum, a) => sum + a, 0) / raw.length) > 0.1);
});

Deno.test("the step size anneals linearly to 0 at the end of the run", async () => {
  const lengthAt = async (steps: number, annealLearningRate: boolean) => {
    const state = await create("CartPole-v1", { annealLearningRate });
    const before = state.learner.parameters.slice();
    state.learner.rollout.steps[0] = steps;
    a2c.iterate(state);
    const step = state.learner.parameters.map((at, i) =>
      at - before[i]
    ) as Vector;
    return norm(engine.math, step);
  };
  const constant = await lengthAt(0, false);
  // Each rollout has 8 · 5 of the run's 10,000 steps.
  const ratioAt = async (steps: number) =>
    await lengthAt(steps, true) / constant;
  assertAlmostEquals(await ratioAt(0), 1 - 40 / 10_000, 1e-9);
  assertAlmostEquals(await ratioAt(4_960), 0.5, 1e-9);
  assertAlmostEquals(await ratioAt(9_960), 0, 1e-12);
  assertAlmostEquals(await ratioAt(20_000), 0, 1e-12);
});
