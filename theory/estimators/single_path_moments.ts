import { expectedNext, meanOverActions } from "../mdp/expectations.ts";
import { finiteHorizon } from "../mdp/finite_horizon.ts";
import type { GradientMoments } from "./gradient_moments.ts";
import type { Mdp } from "../mdp/mdp.ts";
import type { PolicyTable } from "../mdp/policy_table.ts";

/** How single paths are played and averaged. */
export interface SinglePathSampling {
  /** T, steps of one episode. */
  readonly steps: number;
  /** E, episodes of a batch. */
  readonly episodes: number;
  /**
   * Whether step t counts γᵗ, as ∇η asks for, or 1, as everyone does.
   * @default false
   */
  readonly discountStates?: boolean;
}

/**
 * Mean and variance of the single path's gradient, the mean over the E·T steps
 * of G_t ∇log π(a_t|s_t), where G_t is the discounted reward from step t to the
 * episode's end.
 *
 * The sum X over an episode follows X = ∇log π G + γ′ X′ and G = R + γ G′, so
 * that the second moments of (G, X_i) follow from those of (G′, X_i′): γ′ is γ
 * where states are discounted, else 1.
 *
 * Source: the estimator is that of Schulman et al. 2015, section 5.1,
 * https://arxiv.org/abs/1502.05477
 *
 * @param mdp The MDP.
 * @param policy π, a softmax table, `[S·A]`.
 * @param sampling Steps and episodes.
 * @returns Mean and variance in the table's logits.
 *
 * @example One state, one step: G ∇log π is (½, −½) for the first action
 * ```ts
 * import { createMdp, singlePathMoments, uniformPolicy } from "@policy-gradient/bench/theory";
 * import { assertEquals } from "@std/assert";
 *
 * const mdp = createMdp({
 *   transitions: [[[1], [1]]],
 *   rewards: [[1, 0]],
 *   start: [1],
 *   gamma: 0,
 * });
 * const { mean, variance } = singlePathMoments(mdp, uniformPolicy(mdp), {
 *   steps: 1,
 *   episodes: 1,
 * });
 *
 * assertEquals([...mean], [0.25, -0.25]);
 * assertEquals([...variance], [0.0625, 0.0625]);
 * ```
 */
export function singlePathMoments(
  mdp: Mdp,
  policy: PolicyTable,
  sampling: SinglePathSampling,
): GradientMoments {
  const { steps, episodes } = sampling;
  const returns = returnMoments(mdp, policy, sampling);
  const mean = new Float64Array(policy.length);
  const variance = new Float64Array(policy.length);
  for (let component = 0; component < policy.length; component++) {
    const sum = momentsOfSum(returns, component);
    mean[component] = sum.mean / steps;
    variance[component] = Math.max(0, sum.square - sum.mean * sum.mean) /
      (steps * steps * episodes);
  }
  return { mean, variance };
}

/** Q_h and E[G_h² | s, a] for h = 0…T steps left, with where they come from. */
function returnMoments(
  mdp: Mdp,
  policy: PolicyTable,
  { steps, discountStates = false }: SinglePathSampling,
) {
  const { rewards, gamma } = mdp;
  const { v, q } = finiteHorizon(mdp, policy, steps);
  const squares = [new Float64Array(policy.length)];
  for (let h = 1; h <= steps; h++) {
    const next = meanOverActions(mdp, policy, squares[h - 1]);
    // G² = R² + 2 γ R G′ + γ² G′²
    squares.push(
      rewards.map((r, i) =>
        r * r + 2 * gamma * r * expectedNext(mdp, i, v[h - 1]) +
        gamma * gamma * expectedNext(mdp, i, next)
      ),
    );
  }
  return { mdp, policy, steps, discountStates, q, squares };
}

/** E[X_i] and E[X_i²] of an episode from the start. */
function momentsOfSum(
  returns: ReturnType<typeof returnMoments>,
  component: number,
): { mean: number; square: number } {
  const { mdp, policy, steps, discountStates, q, squares } = returns;
  const { states, actions, rewards, gamma, start } = mdp;
  const later = discountStates ? gamma : 1;
  const state = Math.floor(component / actions);
  // ∂ log π(a|s) / ∂θ_i
  const score = policy.map((_, i) =>
    Math.floor(i / actions) !== state
      ? 0
      : (i === component ? 1 : 0) - policy[component]
  );
  let x = new Float64Array(states);
  let xx = new Float64Array(states);
  let gx = new Float64Array(states);
  for (let h = 1; h <= steps; h++) {
    const nextX = policy.map((_, i) => expectedNext(mdp, i, x));
    // E[G X′ | s, a] = R E[X′] + γ E[G′ X′]
    const cross = policy.map((_, i) =>
      rewards[i] * nextX[i] + gamma * expectedNext(mdp, i, gx)
    );
    const nextXx = policy.map((_, i) => expectedNext(mdp, i, xx));
    x = meanOverActions(
      mdp,
      policy,
      policy.map((_, i) => score[i] * q[h][i] + later * nextX[i]),
    );
    gx = meanOverActions(
      mdp,
      policy,
      policy.map((_, i) => score[i] * squares[h][i] + later * cross[i]),
    );
    xx = meanOverActions(
      mdp,
      policy,
      policy.map((_, i) =>
        score[i] * score[i] * squares[h][i] +
        2 * later * score[i] * cross[i] +
        later * later * nextXx[i]
      ),
    );
  }
  const expectation = (f: Float64Array) =>
    start.reduce((sum, p, s) => sum + p * f[s], 0);
  return { mean: expectation(x), square: expectation(xx) };
}
