/**
 * Exact trust-region steps in the logits, with any metric from that of the KL
 * divergence to the Euclidean one.
 *
 * @module
 */
import { log } from "../../numerics/mod.ts";
import type { PolicyEvaluation } from "../mdp/evaluate_policy.ts";
import { factor, solve } from "../mdp/linear_system.ts";
import { type PolicyTable, softmaxPolicy } from "../mdp/policy_table.ts";

/** A trust region around the logits of a policy. */
export interface MetricRegion {
  /** Radius δ in (0, 0.01]; usual range 1e-9 to 1e-3. */
  readonly delta: number;
  /** τ in (0, 1], the share of the Euclidean metric. */
  readonly euclidean: number;
}

/**
 * Maximizes L over the logits θ′ = θ + x subject to D(x) ≤ δ, with
 *
 * D(x) = (1 − τ) mean KL(π_θ ‖ π_θ+x) + τ ½ ‖x‖².
 *
 * With the multiplier λ of D fixed the problem splits by state, where Newton's
 * method solves it; λ follows from D = δ. With τ → 0 it is the step within a
 * mean KL, with τ = 1 that within a ball.
 *
 * In the logits L is concave near θ only, hence the small radii.
 *
 * Source: Schulman et al. 2015, section 7, where the step with the quadratic
 * KL gives the natural gradient, and that in a ball the policy gradient,
 * https://arxiv.org/abs/1502.05477
 *
 * @param policy π_θ, `[S·A]`, positive.
 * @param evaluation A and ρ of π_θ.
 * @param region δ and τ.
 * @returns x, `[S·A]`, whose sum in each state is 0.
 * @throws {RangeError} In one line, if δ or τ is out of its range, or there is
 * nothing to gain.
 *
 * @example A small ball leads along the policy gradient
 * ```ts
 * import { createMdp, evaluatePolicy, metricStep, uniformPolicy } from "@policy-gradient/bench/theory";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const mdp = createMdp({
 *   transitions: [[[1], [1]]],
 *   rewards: [[1, 0]],
 *   start: [1],
 *   gamma: 0.5,
 * });
 * const policy = uniformPolicy(mdp);
 * const [up, down] = metricStep(policy, evaluatePolicy(mdp, policy), {
 *   delta: 1e-4,
 *   euclidean: 1,
 * });
 *
 * assertAlmostEquals(up, 0.01, 1e-12);
 * assertAlmostEquals(down, -0.01, 1e-12);
 * ```
 */
export function metricStep(
  policy: PolicyTable,
  evaluation: PolicyEvaluation,
  region: MetricRegion,
): Float64Array {
  const { rho, advantage } = evaluation;
  const gain = gainOf(evaluation);
  checkRegion(region, gain);
  const actions = policy.length / rho.length;
  const visits = rho.reduce((sum, value) => sum + value, 0);
  const solveAll = (multiplier: number) => {
    const x = new Float64Array(policy.length);
    let divergence = 0;
    for (let s = 0; s < rho.length; s++) {
      const [start, end] = [s * actions, (s + 1) * actions];
      const state = {
        probabilities: policy.subarray(start, end),
        advantages: advantage.subarray(start, end),
        visits: rho[s],
        kl: (1 - region.euclidean) * rho[s] / visits,
        euclidean: region.euclidean,
      };
      const own = x.subarray(start, end);
      maximize(state, multiplier, own);
      divergence += divergenceOf(state, own);
    }
    return { x, divergence };
  };
  // λ D is at most what L gains, which bounds λ from above.
  let multiplier = gain / region.delta;
  for (let i = 0; i < 100; i++) {
    const { x, divergence } = solveAll(multiplier);
    const excess = divergence / region.delta;
    // A KL of 1e-9 has no more digits than that.
    if (Math.abs(excess - 1) <= 1e-10) return x;
    // D goes with 1/λ², but for a factor 1 + O(√δ).
    multiplier *= Math.sqrt(excess);
  }
  throw new RangeError(
    `Cannot step within a trust region as L must be concave in it: current value of 'delta' is ${region.delta}`,
  );
}

function checkRegion({ delta, euclidean }: MetricRegion, gain: number): void {
  if (!(delta > 0 && delta <= 0.01)) {
    throw new RangeError(
      `Cannot step within a trust region as 'delta' must be in (0, 0.01]: current value is ${delta}`,
    );
  }
  if (!(euclidean > 0 && euclidean <= 1)) {
    throw new RangeError(
      `Cannot step within a trust region as 'euclidean' must be in (0, 1]: current value is ${euclidean}`,
    );
  }
  if (!(gain > 0)) {
    throw new RangeError(
      "Cannot step within a trust region as an action must be better than others: none is",
    );
  }
}

/** What the greedy policy gains of L. */
function gainOf({ rho, advantage }: PolicyEvaluation): number {
  const actions = advantage.length / rho.length;
  return rho.reduce((sum, visits, s) => {
    const row = advantage.subarray(s * actions, (s + 1) * actions);
    return sum + visits * row.reduce((most, a) => Math.max(most, a));
  }, 0);
}

/** One state's part of the problem. */
interface State {
  readonly probabilities: Float64Array;
  readonly advantages: Float64Array;
  /** ρ(s). */
  readonly visits: number;
  /** Weight of the state's KL in D. */
  readonly kl: number;
  /** Weight of ½ ‖x‖² in D. */
  readonly euclidean: number;
}

/** Maximizes ρ Σ π_x A − λ D by Newton's method from x = 0. */
function maximize(state: State, multiplier: number, x: Float64Array): void {
  const { probabilities, advantages, visits } = state;
  const size = x.length;
  for (let iteration = 0; iteration < 50; iteration++) {
    const moved = movedPolicy(probabilities, x);
    const mean = moved.reduce((sum, p, a) => sum + p * advantages[a], 0);
    const pull = moved.map((p, a) => visits * p * (advantages[a] - mean));
    const gradient = pull.map((value, a) =>
      value - multiplier * (state.kl * (moved[a] - probabilities[a]) +
          state.euclidean * x[a])
    );
    const curvature = new Float64Array(size * size);
    for (let a = 0; a < size; a++) {
      for (let b = 0; b < size; b++) {
        const own = a === b ? 1 : 0;
        curvature[a * size + b] = multiplier *
            (state.kl * moved[a] * (own - moved[b]) + state.euclidean * own) -
          (own * pull[a] - moved[a] * pull[b] - pull[a] * moved[b]);
      }
    }
    const step = solve(factor(curvature, size), gradient);
    let [moves, length] = [0, 0];
    for (let a = 0; a < size; a++) {
      x[a] += step[a];
      moves = Math.max(moves, Math.abs(step[a]));
      length = Math.max(length, Math.abs(x[a]));
    }
    // It converges quadratically: the next step would be lost in rounding.
    if (moves <= 1e-9 * length) return;
  }
}

/** The state's part of D. */
function divergenceOf(
  { probabilities, kl, euclidean }: State,
  x: Float64Array,
): number {
  const moved = movedPolicy(probabilities, x);
  return probabilities.reduce((sum, p, a) => {
    const ratio = moved[a] / p;
    const klTerm = p * (ratio - 1 - log(ratio));
    return sum + kl * klTerm + euclidean * x[a] * x[a] / 2;
  }, 0);
}

/** π_x ∝ π exp x. */
function movedPolicy(
  probabilities: Float64Array,
  x: Float64Array,
): Float64Array {
  const shape = { states: 1, actions: x.length };
  return softmaxPolicy(
    shape,
    x.map((value, a) => value + log(probabilities[a])),
  );
}
