import { log } from "../../../numerics/mod.ts";
import { concludeExact, type ExactCase } from "../../checking/exact_case.ts";
import {
  meanOfNumbers,
  withMeasurements,
} from "../../checking/measurements.ts";
import type { Statement } from "../../checking/statement.ts";
import {
  type OffPolicy,
  productWeightVariance,
} from "../../estimators/importance_weighting.ts";
import { assortedProblem } from "../../mdp/assorted_mdp.ts";
import { softmaxPolicy } from "../../mdp/policy_table.ts";

/** The horizons that are tried. */
const HORIZONS = [1, 2, 5, 10, 20, 50, 100];

/** How fast the variance grows. */
interface ProductWeightsCase extends ExactCase {
  /** Slope of log E[w²] against T, from 50 to 100, a step. */
  readonly slope: number;
  /** The same as a multiple of log(1 + mean χ²) over states. */
  readonly relative: number;
}

/**
 * The second moment of the trajectory product grows exponentially with the
 * horizon, (1 + min χ²)ᵀ ≤ E_β[w²] ≤ (1 + max χ²)ᵀ with
 * χ²(s) = Σ_a π(a|s)²/β(a|s) − 1, β's logits being 0.3 from π's. Errors are
 * relative.
 *
 * Source: by induction over T; Precup et al. 2000, for the growth,
 * https://scholarworks.umass.edu/cs_faculty_pubs/80
 *
 * @param variance The variance by horizon.
 * @returns The statement.
 */
export function productWeights(
  variance = productWeightVariance,
): Statement<ProductWeightsCase> {
  return {
    id: "product-weights",
    title: "(1 + min χ²)ᵀ ≤ E_β[w²] ≤ (1 + max χ²)ᵀ",
    source: "Precup et al. 2000",
    cases: 1000,
    check(random) {
      const { mdp, logits, policy } = assortedProblem(random);
      const behavior = softmaxPolicy(
        mdp,
        logits.map((x) => x + 0.3 * random.normal()),
      );
      const divergences = chiSquares({ mdp, policy, behavior });
      const least = 1 + divergences.reduce((a, b) => Math.min(a, b));
      const most = 1 + divergences.reduce((a, b) => Math.max(a, b));
      const found = variance({ mdp, policy, behavior }, HORIZONS);
      let violation = 0;
      for (const { horizon, variance } of found) {
        const square = 1 + variance;
        violation = Math.max(
          violation,
          power(least, horizon) / square - 1,
          square / power(most, horizon) - 1,
        );
      }
      const [middle, last] = found.slice(-2);
      const slope = log((1 + last.variance) / (1 + middle.variance)) / 50;
      const mean = divergences.reduce((sum, x) => sum + x, 0) / mdp.states;
      return { violation, slope, relative: slope / log(1 + mean) };
    },
    conclude(cases) {
      return withMeasurements(concludeExact(cases), [
        meanOfNumbers(
          "growth of log E[w²] a step",
          cases.map(({ slope }) => slope),
        ),
        meanOfNumbers(
          "the same over log(1 + mean χ²)",
          cases.map(({ relative }) => relative),
        ),
      ]);
    },
  };
}

/** χ²(s) = Σ_a π(a|s)²/β(a|s) − 1. */
function chiSquares({ mdp, policy, behavior }: OffPolicy): Float64Array {
  const chi = new Float64Array(mdp.states).fill(-1);
  policy.forEach((p, i) => {
    chi[Math.floor(i / mdp.actions)] += p * p / behavior[i];
  });
  return chi.map((value) => Math.max(0, value));
}

/** xⁿ. */
function power(x: number, n: number): number {
  let product = 1;
  for (let k = 0; k < n; k++) product *= x;
  return product;
}
