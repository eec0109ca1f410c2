import {
  concludeExact,
  type ExactCase,
  largest,
  violationScale,
} from "../../checking/exact_case.ts";
import { exact } from "../../checking/measurements.ts";
import type { Statement } from "../../checking/statement.ts";
import { assortedMdp, assortedPolicy } from "../../mdp/assorted_mdp.ts";
import { expectedNext } from "../../mdp/expectations.ts";
import type { Mdp } from "../../mdp/mdp.ts";
import {
  policyIteration,
  type PolicyIterationOptions,
} from "../../mdp/policy_iteration.ts";

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
