import { log } from "../../../numerics/mod.ts";
import { concludeSlopes, type SlopeCase } from "../../checking/slope_case.ts";
import type { Statement } from "../../checking/statement.ts";
import { meanKlStep } from "../../improvement/kl_steps.ts";
import { expectedAdvantage } from "../../improvement/local_approximation.ts";
import { assortedMdp } from "../../mdp/assorted_mdp.ts";
import { evaluatePolicy } from "../../mdp/evaluate_policy.ts";
import { greedyPolicy } from "../../mdp/policy_table.ts";
import { randomPolicy } from "../../mdp/random_mdp.ts";

/** δ, in units of the chance Π that π takes another action than the best. */
const RADII = [15, 20];

/**
 * As δ → ∞ the exact step becomes that of policy iteration, greedy in every
 * state with visits, exponentially fast: what L lacks goes with exp(−δ/Π), Π the
 * chance, over discounted visits, that π takes another action than the best.
 * The slope is that of log error against δ/Π.
 *
 * Source: Schulman et al. 2015, section 7, where it is policy iteration that the
 * step without a constraint becomes, https://arxiv.org/abs/1502.05477
 *
 * @param improve The policy without a constraint, from A.
 * @returns The statement.
 */
export function greedyLimit(improve = greedyPolicy): Statement<SlopeCase> {
  return {
    id: "step-limit-policy-iteration",
    title: "δ → ∞: the exact step → greedy policy, L's error ~ exp(−δ/Π)",
    source: "Schulman et al. 2015, sec. 7",
    cases: 1000,
    check(random) {
      const mdp = assortedMdp(random);
      const { policy } = randomPolicy(mdp, random, 0.5);
      const old = evaluatePolicy(mdp, policy);
      const greedy = improve(mdp, old.advantage);
      let other = 0;
      for (const [i, p] of policy.entries()) {
        const s = Math.floor(i / mdp.actions);
        if (greedy[i] === 0) other += (1 - mdp.gamma) * old.rho[s] * p;
      }
      const best = expectedAdvantage(old, greedy);
      const [near, far] = RADII.map((radius) => {
        const step = meanKlStep(policy, old, radius * other).policy;
        // Each action's gap, as the sum of gains would cancel.
        return step.reduce((sum, p, i) => {
          const s = Math.floor(i / mdp.actions);
          return sum + old.rho[s] * p * Math.abs(best[s] - old.advantage[i]);
        }, 0);
      });
      return {
        slope: log(near / far) / (RADII[1] - RADII[0]),
        error: far / best.reduce((sum, gain, s) => sum + old.rho[s] * gain, 0),
      };
    },
    conclude: (cases) => concludeSlopes(cases, 1),
  };
}
