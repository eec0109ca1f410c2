/**
 * Small MDPs, built to bring the lower bounds as near to equality as they go.
 *
 * @module
 */
import type { PolicyPair } from "./assorted_mdp.ts";
import { createMdp, type Mdp } from "./mdp.ts";

/** An MDP and two of its policies. */
export interface PolicyChange extends PolicyPair {
  /** The MDP. */
  readonly mdp: Mdp;
}

/**
 * A change for which the tight bound of Kakade and Langford is an equality for
 * every α: whoever leaves state 0, as only π′ does, is paid for it at once and
 * pays forever after. Ā is 1 in state 0 and −1 in state 1.
 *
 * @param gamma Discount γ in [0, 1).
 * @returns The MDP, π and the target π′.
 */
export function worstMixture(gamma: number): PolicyChange {
  const mdp = createMdp({
    transitions: [[[1, 0], [0, 1]], [[0, 1], [0, 1]]],
    rewards: [[0, 1], [0, -1]],
    start: [1, 0],
    gamma,
  });
  return {
    mdp,
    policy: Float64Array.of(1, 0, 1, 0),
    newPolicy: Float64Array.of(0, 1, 0, 1),
  };
}

/**
 * The same with total variations: as rewards are ±1 under an even policy, a
 * change of α moves Ā by 2α, and (L − η) / (C α²) = (1 − γ)/(1 − γ(1 − α)),
 * which goes to 1 as α → 0.
 *
 * @param gamma Discount γ in [0, 1).
 * @param alpha Total variation α in (0, ½] in both states.
 * @returns The MDP, π and π̃.
 */
export function worstTotalVariation(
  gamma: number,
  alpha: number,
): PolicyChange {
  const mdp = createMdp({
    // The last action leads from state 0 to state 1, which absorbs.
    transitions: [[[1, 0], [1, 0], [0, 1]], [[0, 1], [0, 1], [0, 1]]],
    rewards: [[-1, 1, 1], [1, -1, -1]],
    start: [1, 0],
    gamma,
  });
  return {
    mdp,
    policy: Float64Array.of(0.5, 0.5, 0, 0.5, 0.5, 0),
    newPolicy: Float64Array.of(
      0.5 - alpha,
      0.5,
      alpha,
      0.5 - alpha,
      0.5,
      alpha,
    ),
  };
}

/**
 * A fork whose two ends absorb, one of them good and one bad under π̃. With
 * even policies KL is least for its total variation, 2α² + O(α⁴), so that
 * (L − η) / (C KL) = (1 − γ)/2 + O(α²), and goes to ½, the most that there can
 * be, as γ → 0.
 *
 * @param gamma Discount γ in [0, 1).
 * @param alpha Total variation α in (0, ½) in each state.
 * @returns The MDP, π and π̃.
 */
export function worstDivergence(gamma: number, alpha: number): PolicyChange {
  const mdp = createMdp({
    transitions: [
      [[0, 1, 0], [0, 0, 1]],
      [[0, 1, 0], [0, 1, 0]],
      [[0, 0, 1], [0, 0, 1]],
    ],
    rewards: [[1, -1], [1, -1], [1, -1]],
    start: [1, 0, 0],
    gamma,
  });
  const more = 0.5 + alpha;
  const less = 0.5 - alpha;
  return {
    mdp,
    policy: new Float64Array(6).fill(0.5),
    newPolicy: Float64Array.of(less, more, more, less, less, more),
  };
}

/** How often a rare transition is taken, and how good it is. */
export interface RareTransitionOptions {
  /**
   * Discount γ in [0, 1).
   * @default 0.99
   */
  readonly gamma?: number;
  /**
   * Probability under π of the action that leads to state 1.
   * @default 0.0033
   */
  readonly before?: number;
  /**
   * The same under π̃.
   * @default 0.00006
   */
  readonly after?: number;
  /**
   * Probability under π̃ of the reward 1 in state 1, and not −1; ½ under π.
   * @default 0.5704
   */
  readonly good?: number;
}

/**
 * A state that is rarely left for a better one, and by π̃ still more rarely:
 * the KL divergence hardly sees that visits of the better state are lost.
 *
 * @param options Discount and probabilities.
 * @returns The MDP, π and π̃; with the defaults η(π̃) is 0.083 though the
 * misprinted bound, with C = 4 ε γ/(1 − γ²), is 1.475.
 */
export function rareTransition(
  options: RareTransitionOptions = {},
): PolicyChange {
  const { gamma = 0.99, before = 0.0033, after = 0.00006, good = 0.5704 } =
    options;
  const mdp = createMdp({
    transitions: [[[1, 0], [0, 1]], [[0, 1], [0, 1]]],
    rewards: [[0, 0], [1, -1]],
    start: [1, 0],
    gamma,
  });
  return {
    mdp,
    policy: Float64Array.of(1 - before, before, 0.5, 0.5),
    newPolicy: Float64Array.of(1 - after, after, good, 1 - good),
  };
}
