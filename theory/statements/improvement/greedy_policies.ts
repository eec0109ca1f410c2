/**
 * Greedy policies: what they improve, and the step that becomes one.
 *
 * @module
 */
import { log } from "../../../numerics/mod.ts";
import {
  concludeExact,
  type ExactCase,
  largest,
  violationScale,
} from "../../checking/exact_case.ts";
import { exact } from "../../checking/measurements.ts";
import { concludeSlopes, type SlopeCase } from "../../checking/slope_case.ts";
import type { Statement } from "../../checking/statement.ts";
import { meanKlStep } from "../../improvement/kl_steps.ts";
import { expectedAdvantage } from "../../improvement/local_approximation.ts";
import {
  assortedMdp,
  assortedPolicy,
  assortedProblem,
} from "../../mdp/assorted_mdp.ts";
import { expectedNext } from "../../mdp/expectations.ts";
import type { Mdp } from "../../mdp/mdp.ts";
import {
  policyIteration,
  type PolicyIterationOptions,
} from "../../mdp/policy_iteration.ts";
import { greedyPolicy } from "../../mdp/policy_table.ts";

/** One sequence of policies. */
interface GreedyImprovementCase extends ExactCase {
  /** Whether it stopped by itself. */
  readonly finished: boolean;
  /** How many steps it took. */
  readonly steps: number;
}

/** What policy iteration is checked with. */
type GreedyImprovementOptions = Pick<
  PolicyIterationOptions,
  "evaluate" | "improve"
>;

/**
 * Policy improvement: V of the greedy policy is in no state less than V of the
 * policy before; and policy iteration stops, at a V that satisfies Bellman's
 * equation V(s) = max_a (R(s, a) + γ Σ_s′ P(s′|s, a) V(s′)).
 *
 * Source: R. Howard 1960, Dynamic Programming and Markov Processes; Schulman et
 * al. 2015, section 2, https://arxiv.org/abs/1502.05477
 *
 * @param options What it is checked with.
 * @returns The statement.
 */
export function greedyImprovement(
  options: GreedyImprovementOptions = {},
): Statement<GreedyImprovementCase> {
  return {
    id: "policy-iteration",
    title: "Greedy policies improve V in every state, until V = max_a Q",
    source: "Schulman et al. 2015, sec. 2; Howard 1960",
    cases: 1000,
    check(random) {
      const mdp = assortedMdp(random);
      const policy = assortedPolicy(mdp, random);
      const { evaluations, finished } = policyIteration(mdp, policy, {
        ...options,
        steps: 50,
      });
      let violation = 0;
      for (let i = 1; i < evaluations.length; i++) {
        const { v, advantage } = evaluations[i - 1];
        const worse = mostAbove(v, evaluations[i].v);
        violation = Math.max(violation, worse / violationScale(mdp, advantage));
      }
      const { v, advantage } = evaluations[evaluations.length - 1];
      const short = mostAbove(bellmanMaximum(mdp, v), v);
      violation = Math.max(violation, short / violationScale(mdp, advantage));
      return { violation, finished, steps: evaluations.length - 1 };
    },
    conclude(cases) {
      const { holds, measurements } = concludeExact(cases);
      const steps = cases.map((found) => found.steps);
      const mean = steps.reduce((sum, count) => sum + count, 0) / steps.length;
      return {
        holds: holds && cases.every(({ finished }) => finished),
        measurements: [
          ...measurements,
          exact("mean steps until it stops", mean),
          exact("most steps", largest(steps)),
        ],
      };
    },
  };
}

/** max_s (f(s) − g(s)). */
function mostAbove(f: Float64Array, g: Float64Array): number {
  return f.reduce((most, value, s) => Math.max(most, value - g[s]), -Infinity);
}

/** max_a (R(s, a) + γ Σ_s′ P(s′|s, a) V(s′)). */
function bellmanMaximum(mdp: Mdp, v: Float64Array): Float64Array {
  return v.map((_, s) => {
    let best = -Infinity;
    for (let i = s * mdp.actions; i < (s + 1) * mdp.actions; i++) {
      const value = mdp.rewards[i] + mdp.gamma * expectedNext(mdp, i, v);
      best = Math.max(best, value);
    }
    return best;
  });
}

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
      const { mdp, policy, old } = assortedProblem(random, 0.5);
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
