import type { Random } from "../../../numerics/mod.ts";
import { concludeExact, type ExactCase } from "../../checking/exact_case.ts";
import { medianOf, withMeasurements } from "../../checking/measurements.ts";
import type { Statement } from "../../checking/statement.ts";
import {
  minorizeMaximize,
  type MinorizeMaximizeOptions,
} from "../../improvement/minorize_maximize.ts";
import {
  type AssortedProblem,
  assortedProblem,
} from "../../mdp/assorted_mdp.ts";
import { createMdp } from "../../mdp/mdp.ts";
import { policyIteration } from "../../mdp/policy_iteration.ts";

/** One sequence of policies. */
interface AlgorithmOneCase extends ExactCase {
  /** The share of what η could rise by that ten steps gained. */
  readonly share: number;
}

/**
 * Algorithm 1: each policy is at least as good as was guaranteed, and that is at
 * least as good as the policy before. On ordinary MDPs a C that is far too small
 * would pass. So one case in six is a rare and costly transition to where there
 * is much to gain: a step gains there and makes the transition rarer.
 *
 * Source: Schulman et al. 2015, algorithm 1 and equation 10,
 * https://arxiv.org/abs/1502.05477
 *
 * @param options What it is checked with.
 * @returns The statement.
 */
export function algorithmOne(
  options: Omit<MinorizeMaximizeOptions, "steps"> = {},
): Statement<AlgorithmOneCase> {
  return {
    id: "algorithm-1",
    title: "Algorithm 1: η(π_i+1) ≥ M_i(π_i+1) ≥ η(π_i)",
    source: "Schulman et al. 2015, algorithm 1, eq. 10",
    cases: 150,
    check(random, index) {
      const { mdp, policy } = index % 6 === 5
        ? drawToll(random)
        : assortedProblem(random);
      const { steps, eta } = minorizeMaximize(mdp, policy, options);
      let violation = 0;
      for (const [i, step] of steps.entries()) {
        const next = steps[i + 1]?.eta ?? eta;
        const shortfall = Math.max(
          step.guaranteed - next,
          step.eta - step.guaranteed,
        );
        // η is of the size 1/(1 − γ), so are its errors times the condition.
        const scale = 1 / ((1 - mdp.gamma) * (1 - mdp.gamma));
        violation = Math.max(violation, shortfall / scale);
      }
      const { evaluations } = policyIteration(mdp, policy);
      const best = evaluations[evaluations.length - 1].eta;
      const first = steps[0].eta;
      return { violation, share: (eta - first) / (best - first) };
    },
    conclude(cases) {
      const share = medianOf(
        "median share of the possible gain after 10 steps",
        cases.map((found) => found.share),
      );
      return withMeasurements(concludeExact(cases), [share]);
    },
  };
}

/** A toll that is rarely paid, and behind it rewards of ±1, even so far. */
function drawToll(random: Random): Pick<AssortedProblem, "mdp" | "policy"> {
  const before = 0.002 + 0.003 * random.uniform();
  const mdp = createMdp({
    transitions: [[[1, 0], [0, 1]], [[0, 1], [0, 1]]],
    rewards: [[0, -0.001 - 0.01 * random.uniform()], [1, -1]],
    start: [1, 0],
    gamma: 0.99,
  });
  return { mdp, policy: Float64Array.of(1 - before, before, 0.5, 0.5) };
}
