import { log } from "../../../numerics/mod.ts";
import {
  concludeExact,
  type ExactCase,
  violationScale,
} from "../../checking/exact_case.ts";
import {
  medianOf,
  shareOf,
  withMeasurements,
} from "../../checking/measurements.ts";
import type { Statement } from "../../checking/statement.ts";
import {
  klOldNew,
  maxOverStates,
  meanOverVisits,
} from "../../improvement/divergences.ts";
import { maxKlStep, meanKlStep } from "../../improvement/kl_steps.ts";
import { localApproximation } from "../../improvement/local_approximation.ts";
import { assortedProblem } from "../../mdp/assorted_mdp.ts";
import { evaluatePolicy } from "../../mdp/evaluate_policy.ts";

/** Radii δ that are drawn from, in nats. */
const RADII = [1e-3, 1e-2, 0.1];

/** Two steps of the same radius. */
interface MeanAgainstMaxKlCase extends ExactCase {
  /** log of the maximum KL of the mean step, over δ. */
  readonly logExcess: number;
  /** What L gains by the step within the maximum, over that within the mean. */
  readonly gainRatio: number;
  /** Whether η is higher after the step within the mean. */
  readonly meanIsBetter: boolean;
}

/**
 * A mean KL against the maximum KL that it replaces. The mean is at most the
 * maximum, so that a step within max KL ≤ δ is also one within mean KL ≤ δ, and
 * gains no more of L. How much they differ is measured for δ of 0.001 to 0.1.
 *
 * Source: Schulman et al. 2015, equation 12 and section 8.1,
 * https://arxiv.org/abs/1502.05477
 *
 * @param meanStep The step within a mean KL.
 * @param maxStep The step within a maximum KL.
 * @returns The statement.
 */
export function meanAgainstMaxKl(
  meanStep = meanKlStep,
  maxStep = maxKlStep,
): Statement<MeanAgainstMaxKlCase> {
  return {
    id: "mean-against-max-kl",
    title: "mean KL ≤ max KL; the step within a mean KL gains more of L_π",
    source: "Schulman et al. 2015, eq. 12",
    cases: 1000,
    check(random) {
      const { mdp, policy, old } = assortedProblem(random);
      const delta = RADII[random.integer(RADII.length)];
      const mean = meanStep(policy, old, delta).policy;
      const max = maxStep(policy, old, delta).policy;
      const klOfMean = klOldNew(mdp, policy, mean);
      const klOfMax = klOldNew(mdp, policy, max);
      const gainOfMean = localApproximation(old, mean) - old.eta;
      const gainOfMax = localApproximation(old, max) - old.eta;
      const scale = violationScale(mdp, old.advantage);
      const violation = Math.max(
        0,
        meanOverVisits(mdp, old.rho, klOfMax) - delta,
        meanOverVisits(mdp, old.rho, klOfMean) - maxOverStates(klOfMean),
        (gainOfMax - gainOfMean) / scale,
      );
      const etaOfMean = evaluatePolicy(mdp, mean).eta;
      return {
        violation,
        logExcess: log(maxOverStates(klOfMean) / delta),
        gainRatio: gainOfMax / gainOfMean,
        meanIsBetter: etaOfMean > evaluatePolicy(mdp, max).eta,
      };
    },
    conclude(cases) {
      return withMeasurements(concludeExact(cases), [
        medianOf(
          "median log (max KL / δ) of the mean step",
          cases.map(({ logExcess }) => logExcess),
        ),
        medianOf(
          "median gain of L, max step over mean step",
          cases.map(({ gainRatio }) => gainRatio),
        ),
        shareOf(
          "MDPs where η is higher after the mean step",
          cases.map(({ meanIsBetter }) => meanIsBetter),
        ),
      ]);
    },
  };
}
