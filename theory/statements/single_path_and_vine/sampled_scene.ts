import type { Random } from "../../../numerics/mod.ts";
import { endIn, type Mdp } from "../../mdp/mdp.ts";
import type { PolicyTable } from "../../mdp/policy_table.ts";
import { randomMdp, randomPolicy } from "../../mdp/random_mdp.ts";

/** What is sampled from. */
interface SampledScene {
  /** The MDP. */
  readonly mdp: Mdp;
  /** θ, `[S·A]`. */
  readonly logits: Float64Array;
  /** π, `[S·A]`. */
  readonly policy: PolicyTable;
}

/**
 * Draws a small MDP and a policy without rare actions, whose sums are near
 * enough to normal for |z| to tell something.
 *
 * @param random Where they come from.
 * @param ends Whether the MDP's last state is terminal.
 * @returns MDP and policy.
 */
export function sampledScene(random: Random, ends: boolean): SampledScene {
  const states = 2 + random.integer(4);
  const mdp = randomMdp(random, {
    states,
    actions: 2 + random.integer(2),
    gamma: [0.3, 0.6, 0.9, 0.95][random.integer(4)],
    successors: random.integer(2) === 0 ? states : 2,
  });
  return {
    mdp: ends ? endIn(mdp, states - 1) : mdp,
    ...randomPolicy(mdp, random, 0.5),
  };
}
