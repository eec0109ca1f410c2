/**
 * Random changes of a policy, some of them extreme.
 *
 * @module
 */
import type { Random } from "../../../numerics/mod.ts";
import { assortedMdp, assortedPolicies } from "../../mdp/assorted_mdp.ts";
import {
  type PolicyChange,
  rareTransition,
  worstDivergence,
  worstMixture,
  worstTotalVariation,
} from "../../mdp/extreme_mdps.ts";

/**
 * Draws a change of policy for the lower bounds: of every four cases one is of
 * a kind built to be near equality, since ordinary MDPs are far from it.
 *
 * @param random Where it comes from.
 * @param index Number of the case.
 * @returns An MDP, π and π̃.
 */
export function drawChange(random: Random, index: number): PolicyChange {
  if (index % 4 !== 3) {
    const mdp = assortedMdp(random);
    return { mdp, ...assortedPolicies(mdp, random) };
  }
  const gamma = 0.99 * random.uniform();
  const alpha = 0.4 * random.uniform() * random.uniform() + 0.001;
  switch (random.integer(3)) {
    case 0:
      return worstTotalVariation(gamma, alpha);
    case 1:
      return worstDivergence(gamma, alpha);
    default:
      return drawRareTransition(random);
  }
}

/**
 * Draws a rare transition that becomes still rarer, with γ from 0.98 to 0.995.
 *
 * @param random Where it comes from.
 * @returns An MDP, π and π̃.
 */
export function drawRareTransition(random: Random): PolicyChange {
  const gamma = 0.98 + 0.015 * random.uniform();
  const before = (1 - gamma) * (0.1 + 0.9 * random.uniform());
  const after = before * random.uniform();
  const good = 0.5 + 0.2 * random.uniform();
  return rareTransition({ gamma, before, after, good });
}

/**
 * Draws a policy and what to mix into it: one of every four is built to make
 * the tight bound an equality.
 *
 * @param random Where it comes from.
 * @param index Number of the case.
 * @returns An MDP, π and the target π′.
 */
export function drawMixture(random: Random, index: number): PolicyChange {
  if (index % 4 === 3) return worstMixture(0.99 * random.uniform());
  const mdp = assortedMdp(random);
  return { mdp, ...assortedPolicies(mdp, random) };
}
