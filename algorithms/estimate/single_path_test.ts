import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { makeEnvironment, vectorize } from "../../envs/mod.ts";
import { makeEngine } from "../../networks/mod.ts";
import { makeParts } from "../_make_parts.ts";
import { gae } from "./gae.ts";
import { npg } from "../npg.ts";
import type { NpgState } from "../npg.ts";
import { rewardsToGo } from "./rewards_to_go.ts";
import { standardize } from "./standardize.ts";
import { trpo } from "../trpo.ts";
import type { TrpoState } from "../trpo.ts";

const engine = await makeEngine("reference");

async function partsFor(count: number) {
  const environments = await Promise.all(
    Array.from({ length: count }, () => makeEnvironment("CartPole-v1")),
  );
  return makeParts(engine, environments, vectorize);
}

async function createTrpo(options: Record<string, unknown>) {
  const network = { hiddenSizes: [8] };
  const resolved = trpo.resolve({ network, ...options });
  const parts = await partsFor(trpo.environmentCount(resolved));
  return trpo.create(resolved, parts) as TrpoState;
}

async function createNpg(step: Record<string, unknown>) {
  const resolved = npg.resolve({
    network: { hiddenSizes: [8] },
    estimator: { kind: "gae", stepsPerEnvironment: 64 },
    step,
  });
  const parts = await partsFor(npg.environmentCount(resolved));
  return npg.create(resolved, parts) as NpgState;
}

Deno.test("the Monte-Carlo estimator takes discounted rewards to go, standardized", async () => {
  const state = await createTrpo({
    estimator: { kind: "monte-carlo", episodes: 4 },
    gamma: 0.9,
  });
  const { metrics, steps } = trpo.iterate(state);
  assert(state.sampler.kind === "monte-carlo");
  const { trajectories, advantages } = state.sampler;
  const { rows } = trajectories;
  const expected = new Float64Array(rows);
  rewardsToGo(trajectories, 0.9, null, expected);
  // CartPole pays 1 a step: the first of n steps has (1 − γⁿ) / (1 − γ) to go.
  const length = trajectories.starts[1];
  assertAlmostEquals(expected[0], (1 - 0.9 ** length) / 0.1, 1e-9);
  standardize(expected, rows);
  assertEquals(advantages.slice(0, rows), expected);
  assertEquals(steps, rows);
  assertEquals(metrics.truncatedReturns, 0);
});

Deno.test("the GAE estimator fits V after the step, to advantages plus values", async () => {
  const state = await createTrpo({
    estimator: { kind: "gae", stepsPerEnvironment: 64, lambda: 0.8 },
  });
  assert(state.sampler.kind === "gae");
  const { value, rollout } = state.sampler;
  const phi = value.phi.slice();
  const { metrics } = trpo.iterate(state);
  const { advantages, returns, values, nextValues } = state.sampler;
  const expected = new Float64Array(rollout.rows);
  const { rewards, terminated, truncated, environments: { count } } = rollout;
  gae(
    { count, rewards, values, nextValues, terminated, truncated },
    { gamma: 0.99, lambda: 0.8 },
    expected,
  );
  expected.forEach((a, i) => {
    assertAlmostEquals(returns[i], a + values[i], 1e-12);
  });
  standardize(expected, rollout.rows);
  assertEquals(advantages, expected);
  assert(value.phi.some((at, i) => at !== phi[i]));
  assert(metrics.valueLoss > 0 && metrics.explainedVariance < 1);
  // The values of the batch are those of φ before the fit.
  const before = engine.vector(values.length);
  value.network.forward(phi, rollout.observations, rollout.rows, before);
  assertEquals(values[5], before[5]);
});

Deno.test("the fit brings V near its targets", async () => {
  const state = await createTrpo({
    estimator: {
      kind: "gae",
      stepsPerEnvironment: 64,
      valueEpochs: 100,
      valueLearningRate: 0.03,
    },
  });
  trpo.iterate(state);
  assert(state.sampler.kind === "gae");
  const { value, values, returns, rollout } = state.sampler;
  const after = engine.vector(values.length);
  value.network.forward(value.phi, rollout.observations, rollout.rows, after);
  const error = (of: typeof values) =>
    returns.reduce((sum, target, i) => sum + (of[i] - target) ** 2, 0);
  assert(error(after) < 0.5 * error(values));
});

Deno.test("NPG's fixed step goes size · x, its normalized step √(2δ / xᵀF x) · x", async () => {
  const moves = await Promise.all([
    { kind: "fixed", size: 0.25 },
    { kind: "normalized", delta: 0.02 },
  ].map(async (step) => {
    const state = await createNpg(step);
    const before = state.theta.slice();
    const { metrics } = npg.iterate(state);
    const { g: gradient, solver: { x, residual } } = state;
    const product = gradient.map((g, i) => g - residual[i]);
    const curvature = engine.math.dot(x, product);
    const factor = step.kind === "fixed"
      ? step.size!
      : Math.sqrt(2 * step.delta! / curvature);
    state.theta.forEach((value, i) => {
      assertAlmostEquals(value, before[i] + factor * x[i], 1e-12);
    });
    return metrics;
  }));
  // The quadratic model holds within a tenth, and the damping takes its share.
  assert(moves[1].kl > 0.3 * 0.02 && moves[1].kl < 1.1 * 0.02);
  assert(moves.every(({ improvement }) => improvement > 0));
});

Deno.test("TRPO's outcome is that of its line search", async () => {
  const state = await createTrpo({
    estimator: { kind: "gae", stepsPerEnvironment: 128 },
    delta: 0.005,
  });
  for (let i = 0; i < 5; i++) {
    const before = state.theta.slice();
    const { metrics } = trpo.iterate(state);
    const { kl, improvement, lineSearchTry: j } = metrics;
    if (j < 0) {
      assertEquals(state.theta, before);
      assertEquals([kl, improvement], [0, 0]);
    } else {
      assert(kl > 0 && kl <= 0.005 && improvement > 0);
      state.theta.forEach((value, k) => {
        assertAlmostEquals(
          value,
          before[k] + 0.8 ** j * state.search.step[k],
          1e-12,
        );
      });
    }
  }
});
