import { largest } from "../../checking/exact_case.ts";
import { exact, medianOf, shareOf } from "../../checking/measurements.ts";
import type { Statement } from "../../checking/statement.ts";
import {
  type GradientErrors,
  gradientErrors,
} from "../../estimators/gradient_errors.ts";
import type { GradientError } from "../../estimators/gradient_moments.ts";
import { assortedProblem } from "../../mdp/assorted_mdp.ts";

/**
 * Single path or vine? Bias, variance and mean squared error of the gradient,
 * exactly, of `gradientErrors`: at equal numbers of Q samples and at equal
 * numbers of simulated steps, with and without common random numbers.
 *
 * Source: Schulman et al. 2015, sections 5.1 and 5.2,
 * https://arxiv.org/abs/1502.05477
 *
 * @returns The statement, which is only measured.
 */
export function singlePathOrVine(): Statement<GradientErrors> {
  return {
    id: "single-path-or-vine",
    title: "How often the vine's gradient has the smaller mean squared error",
    source: "Schulman et al. 2015, sections 5.1 and 5.2",
    cases: 300,
    check(random) {
      const { mdp, policy } = assortedProblem(random);
      return gradientErrors(mdp, policy);
    },
    conclude(cases) {
      const kinds = [
        ["equalSamples", "common", "equal Q samples, common random numbers"],
        ["equalSamples", "independent", "equal Q samples"],
        ["equalSteps", "common", "equal steps, common random numbers"],
        ["equalSteps", "independent", "equal steps"],
      ] as const;
      const shares = kinds.map(([path, vine, name]) =>
        shareOf(
          `MDPs where the vine is better, ${name}`,
          cases.map((one) => one[vine].squaredError < one[path].squaredError),
        )
      );
      const ratios = kinds.map(([path, vine, name]) =>
        medianOf(
          `median ratio of squared errors, ${name}`,
          cases.filter((one) => one[path].squaredError > 0)
            .map((one) => one[vine].squaredError / one[path].squaredError),
        )
      );
      const biases = ([
        ["common", "vine"],
        ["equalSamples", "single path of equal samples"],
        ["equalSteps", "single path of equal steps"],
      ] as const).map(([kind, name]) =>
        exact(
          `largest share of bias, ${name}`,
          largest(cases.map((one) => shareOfBias(one[kind]))),
        )
      );
      return { holds: null, measurements: [...shares, ...ratios, ...biases] };
    },
  };
}

/** The squared bias in the mean squared error; 0 where there is no error. */
function shareOfBias({ squaredBias, squaredError }: GradientError): number {
  return squaredError > 0 ? squaredBias / squaredError : 0;
}
