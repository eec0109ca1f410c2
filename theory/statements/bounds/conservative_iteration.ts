import {
  concludeExact,
  type ExactCase,
  largest,
} from "../../checking/exact_case.ts";
import { exact } from "../../checking/measurements.ts";
import type { Statement } from "../../checking/statement.ts";
import {
  conservativePolicyIteration,
  type ConservativePolicyIterationOptions,
} from "../../improvement/conservative_policy_iteration.ts";
import { assortedMdp, assortedPolicy } from "../../mdp/assorted_mdp.ts";

/** One sequence of policies. */
interface ConservativeIterationCase extends ExactCase {
  /** Whether it came to its accuracy. */
  readonly finished: boolean;
  /** How many steps it took. */
  readonly steps: number;
}

/**
 * Conservative policy iteration stops, and on the way each policy is at least
 * as good as the bound guaranteed, which is better than the one before.
 *
 * Source: Kakade and Langford 2002, theorem 4.4,
 * https://dl.acm.org/doi/10.5555/645531.656005
 *
 * @param options How it goes; the accuracy is 0.02 by default.
 * @returns The statement.
 */
export function conservativeIteration(
  options: ConservativePolicyIterationOptions = {},
): Statement<ConservativeIterationCase> {
  return {
    id: "conservative-policy-iteration",
    title: "Conservative policy iteration: η rises by what was guaranteed",
    source: "Kakade & Langford 2002, theorem 4.4",
    cases: 120,
    check(random) {
      const mdp = assortedMdp(random);
      const { iterations, finished } = conservativePolicyIteration(
        mdp,
        assortedPolicy(mdp, random),
        { accuracy: 0.02, ...options },
      );
      let violation = 0;
      for (const [k, { eta, guaranteed }] of iterations.entries()) {
        const next = iterations[k + 1]?.eta ?? eta;
        const shortfall = Math.max(eta, guaranteed) - next;
        // η is of the size 1/(1 − γ), so are its errors times the condition.
        const scale = 1 / ((1 - mdp.gamma) * (1 - mdp.gamma));
        violation = Math.max(violation, shortfall / scale);
      }
      return { violation, finished, steps: iterations.length - 1 };
    },
    conclude(cases) {
      const { holds, measurements } = concludeExact(cases);
      const most = largest(cases.map(({ steps }) => steps));
      return {
        holds: holds && cases.every(({ finished }) => finished),
        measurements: [
          ...measurements,
          exact("most steps until it stops", most),
        ],
      };
    },
  };
}
