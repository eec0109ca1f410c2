/**
 * Mistakes that statements must catch.
 *
 * @module
 */
import { klOldNew } from "../improvement/divergences.ts";
import {
  evaluatePolicy,
  type PolicyEvaluation,
} from "../mdp/evaluate_policy.ts";
import type { Mdp } from "../mdp/mdp.ts";
import type { PolicyTable } from "../mdp/policy_table.ts";

/** Visits that are not discounted, of episodes as long as the horizon. */
export function undiscountedVisits(
  mdp: Mdp,
  policy: PolicyTable,
): PolicyEvaluation {
  const { states, actions, transitions, gamma } = mdp;
  const rho = new Float64Array(states);
  let at = mdp.start;
  for (let t = 0; t < 1 / (1 - gamma); t++) {
    const next = new Float64Array(states);
    for (let s = 0; s < states; s++) rho[s] += at[s];
    for (let i = 0; i < states * actions; i++) {
      const here = at[Math.floor(i / actions)] * policy[i];
      for (let s = 0; s < states; s++) {
        next[s] += here * transitions[i * states + s];
      }
    }
    at = next;
  }
  return { ...evaluatePolicy(mdp, policy), rho };
}

/** Visits that sum to 1, where the theory has 1/(1 − γ). */
export function normalizedVisits(
  mdp: Mdp,
  policy: PolicyTable,
): PolicyEvaluation {
  const right = evaluatePolicy(mdp, policy);
  return { ...right, rho: right.rho.map((visits) => (1 - mdp.gamma) * visits) };
}

/** KL(π̃ ‖ π) in the place of KL(π ‖ π̃). */
export const klNewOld: typeof klOldNew = (shape, oldPolicy, newPolicy) =>
  klOldNew(shape, newPolicy, oldPolicy);
