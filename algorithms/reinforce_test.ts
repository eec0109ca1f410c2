import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { vectorize } from "../envs/mod.ts";
import { makeEngine, norm } from "../networks/mod.ts";
import type { Vector } from "../networks/vector.ts";
import { makeParts } from "./_make_parts.ts";
import { scriptedEnvironment } from "./_scripted_environment.ts";
import type { ScriptedEpisode } from "./_scripted_environment.ts";
import { relativeError } from "./_torch_policy.ts";
import { optimalConstantGradient } from "./estimate/subtract_baseline.ts";
import { reinforce } from "./reinforce.ts";
import type { ReinforceState } from "./reinforce.ts";

const engine = await makeEngine("reference");
const GAMMA = 0.5;

const EPISODES: ScriptedEpisode[] = [
  { length: 3, end: "terminated" },
  { length: 2, end: "truncated" },
  { length: 4, end: "terminated" },
];
// Rewards of episode e are 2e + 1 + t, and 1 more for action 1.
function create(options: Record<string, unknown>): ReinforceState {
  const resolved = reinforce.resolve({
    episodes: 3,
    gamma: GAMMA,
    network: { hiddenSizes: [5], orthogonal: false },
    optimizer: { kind: "adam" },
    ...options,
  });
  const environments = EPISODES.map((episode, i) =>
    scriptedEnvironment({
      episodes: [episode],
      reward: (_, t, action) => 2 * i + 1 + t + action,
      maxEpisodeSteps: 4,
    })
  );
  const parts = makeParts(engine, environments, vectorize);
  return reinforce.create(resolved, parts) as ReinforceState;
}

/** Σ_t w_t ∇ log π(a_t|s_t) at the parameters that played the batch. */
function scoreSum(
  state: ReinforceState,
  theta: Vector,
  weights: ArrayLike<number>,
  from = 0,
  to = weights.length,
): Float64Array {
  const { score: { policy }, trajectories } = state;
  const { rows, observations, actions } = trajectories;
  const row = engine.vector(rows);
  for (let i = from; i < to; i++) row[i] = weights[i];
  const map = policy.linearize(theta, observations, rows);
  const bar = engine.vector(rows * policy.distribution.outputSize);
  policy.distribution.logProbGradient(map.y, actions, row, rows, bar);
  const gradient = engine.vector(policy.parameterCount);
  map.vjp(bar, gradient);
  return Float64Array.from(gradient);
}

/** Runs one iteration; the gradient is the ascending one. */
function run(options: Record<string, unknown>) {
  const state = create(options);
  const theta = state.theta.slice() as Vector;
  // Values before they are fitted to this batch.
  const phi = state.fitted?.value.phi.slice();
  const { metrics } = reinforce.iterate(state);
  const gradient = state.score.gradient.map((g) => -g);
  const { rewards, starts, rows } = state.trajectories;
  const toGo = new Float64Array(rows);
  for (let e = 0; e < 3; e++) {
    for (let row = starts[e + 1] - 1; row >= starts[e]; row--) {
      const next = row + 1 < starts[e + 1] ? toGo[row + 1] : 0;
      toGo[row] = rewards[row] + GAMMA * next;
    }
  }
  return { state, theta, phi, metrics, gradient, toGo, starts, rows };
}

function episodeOf(starts: Int32Array, row: number): number {
  return [0, 1, 2].findLast((e) => starts[e] <= row)!;
}

const none = { baseline: { kind: "none" } };

Deno.test("reward-to-go weighs each score by what follows it", () => {
  const { state, theta, gradient, toGo, metrics } = run(none);
  const expected = scoreSum(state, theta, toGo).map((g) => g / 3);
  assert(relativeError(gradient, expected) < 1e-14);
  assertAlmostEquals(metrics.gradientNorm, norm(engine.math, expected), 1e-12);
  // The second episode was cut by the time limit.
  assertEquals(metrics.truncatedReturns, 1);
});

Deno.test("total returns weigh every score of an episode alike", () => {
  const { state, theta, gradient, toGo, starts, rows } = run({
    ...none,
    returns: "total",
  });
  const totals = Array.from(
    { length: rows },
    (_, row) => toGo[starts[episodeOf(starts, row)]],
  );
  const expected = scoreSum(state, theta, totals).map((g) => g / 3);
  assert(relativeError(gradient, expected) < 1e-14);
});

Deno.test("discountStates multiplies the score at time t by γᵗ", () => {
  const { state, theta, gradient, toGo, starts } = run({
    ...none,
    discountStates: true,
  });
  const weights = toGo.map((g, row) =>
    g * GAMMA ** (row - starts[episodeOf(starts, row)])
  );
  const expected = scoreSum(state, theta, weights).map((g) => g / 3);
  assert(relativeError(gradient, expected) < 1e-14);
});

Deno.test("the optimal baseline, with and without discounted states, is that of the trajectories' scores", () => {
  for (const discountStates of [false, true]) {
    const { state, theta, gradient, toGo, starts } = run({
      baseline: { kind: "optimal" },
      discountStates,
    });
    const factor = discountStates ? GAMMA : 1;
    const discounts = toGo.map((_, row) =>
      factor ** (row - starts[episodeOf(starts, row)])
    );
    const psi = toGo.map((g, row) => g * discounts[row]);
    const each = [0, 1, 2].map((e) => [starts[e], starts[e + 1]] as const);
    const expected = new Float64Array(gradient.length);
    optimalConstantGradient(
      each.map(([from, to]) => scoreSum(state, theta, psi, from, to)),
      each.map(([from, to]) => scoreSum(state, theta, discounts, from, to)),
      expected,
    );
    assert(relativeError(gradient, expected) < 1e-13);
  }
});

Deno.test("the value baseline is V as fitted to earlier batches, and bootstraps truncated episodes", () => {
  const { state, theta, phi, gradient, starts, rows, metrics } = run({
    baseline: { kind: "value" },
  });
  const { network } = state.fitted!.value;
  const { observations, rewards } = state.trajectories;
  const values = engine.vector(rows + 3);
  network.forward(phi!, observations, rows + 3, values);
  const psi = new Float64Array(rows);
  const targets = new Float64Array(rows);
  for (let e = 0; e < 3; e++) {
    let toGo = EPISODES[e].end === "truncated" ? values[rows + e] : 0;
    for (let row = starts[e + 1] - 1; row >= starts[e]; row--) {
      toGo = rewards[row] + GAMMA * toGo;
      targets[row] = toGo;
      psi[row] = toGo - values[row];
    }
  }
  const expected = scoreSum(state, theta, psi).map((g) => g / 3);
  assert(relativeError(gradient, expected) < 1e-13);
  assertEquals(state.fitted!.targets.slice(0, rows), targets);
  assert(relativeError(state.fitted!.value.phi, phi!) > 1e-3, "V was fitted");
  assertEquals("truncatedReturns" in metrics, false);
});

Deno.test("the fitted target is r + γ V_old(s′), nothing after the end, V of the last observation after a truncation", () => {
  const { state, phi, starts, rows } = run({
    baseline: { kind: "value", target: "fitted" },
  });
  const { network } = state.fitted!.value;
  const { observations, rewards } = state.trajectories;
  const values = engine.vector(rows + 3);
  network.forward(phi!, observations, rows + 3, values);
  for (let row = 0; row < rows; row++) {
    const e = episodeOf(starts, row);
    const last = row === starts[e + 1] - 1;
    const next = !last
      ? values[row + 1]
      : EPISODES[e].end === "truncated"
      ? values[rows + e]
      : 0;
    assertEquals(state.fitted!.targets[row], rewards[row] + GAMMA * next);
  }
});

Deno.test("weights are standardized after the baseline, and the entropy bonus is added an episode", () => {
  const coefficient = 0.3;
  const { state, theta, gradient, toGo, rows } = run({
    ...none,
    normalizeAdvantage: true,
    entropyCoefficient: coefficient,
  });
  const mean = toGo.reduce((sum, g) => sum + g, 0) / rows;
  const squares = toGo.reduce((sum, g) => sum + (g - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / (rows - 1)) + 1e-8;
  const scores = scoreSum(
    state,
    theta,
    toGo.map((g) => (g - mean) / deviation),
  );
  const { score: { policy }, trajectories } = state;
  const map = policy.linearize(theta, trajectories.observations, rows);
  const bar = engine.vector(rows * 2);
  policy.distribution.addEntropyGradient(map.y, coefficient, rows, bar);
  const bonus = engine.vector(policy.parameterCount);
  map.vjp(bar, bonus);
  const expected = scores.map((g, i) => (g + bonus[i]) / 3);
  assert(relativeError(gradient, expected) < 1e-13);
});
