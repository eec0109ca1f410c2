import type { Random } from "../../../numerics/mod.ts";
import {
  largestDifference,
  squaredDistance,
} from "../../checking/distances.ts";
import {
  concludeExact,
  type ExactCase,
  violationScale,
} from "../../checking/exact_case.ts";
import {
  meanOfNumbers,
  withMeasurements,
} from "../../checking/measurements.ts";
import type { Statement } from "../../checking/statement.ts";
import { expectedGaeGradient } from "../../estimators/expected_score_gradient.ts";
import { assortedMdp } from "../../mdp/assorted_mdp.ts";
import { evaluatePolicy } from "../../mdp/evaluate_policy.ts";
import type { Mdp } from "../../mdp/mdp.ts";
import type { PolicyTable } from "../../mdp/policy_table.ts";
import { randomPolicy } from "../../mdp/random_mdp.ts";

/** The λ that are tried. */
const LAMBDAS = [0, 0.5, 0.9, 1];

/** What λ does to the mean. */
interface GaeLambdaCase extends ExactCase {
  /** ‖E ĝ − ∇η_T‖/‖∇η_T‖ with V̂ = V + noise for each λ; null at ∇η_T = 0. */
  readonly bias: readonly number[] | null;
}

/**
 * With the exact V, λ doesn't change the mean of the gradient, and with λ = 1
 * a wrong V̂ changes it only through the ends of truncated episodes, which a
 * limit of 400 steps leaves 0.99⁴⁰⁰ = 0.02 of; the bias of a V̂ with noise of
 * deviation 1, as rewards have, is measured for each λ.
 *
 * Source: Schulman et al. 2016, section 3, https://arxiv.org/abs/1506.02438
 *
 * @param expected The expected gradient.
 * @returns The statement.
 */
export function gaeLambda(
  expected = expectedGaeGradient,
): Statement<GaeLambdaCase> {
  return {
    id: "gae-lambda",
    title: "With V exact, E of GAE's gradient is the same for every λ",
    source: "Schulman et al. 2016, sec. 3",
    cases: 1000,
    check(random, index) {
      const mdp = assortedMdp(random);
      const { policy } = randomPolicy(mdp, random);
      const { v, advantage } = evaluatePolicy(mdp, policy);
      const exact = expected(mdp, policy, {
        steps: 20,
        lambda: 0,
        values: v,
      });
      const error = LAMBDAS.reduce((most, lambda) => {
        const of = { steps: 20, lambda, values: v };
        const gradient = expected(mdp, policy, of);
        return Math.max(most, largestDifference(gradient, exact));
      }, 0);
      return {
        violation: error / violationScale(mdp, advantage),
        bias: index % 10 === 0 ? biases(mdp, policy, v, random) : null,
      };
    },
    conclude(cases) {
      return withMeasurements(concludeExact(cases), [
        ...LAMBDAS.map((lambda, k) =>
          meanOfNumbers(
            `bias with a wrong V, λ = ${lambda}`,
            cases.map(({ bias }) => bias && bias[k]),
          )
        ),
      ]);
    },
  };
}

/** ‖E ĝ − ∇η_T‖/‖∇η_T‖ for each λ. */
function biases(
  mdp: Mdp,
  policy: PolicyTable,
  v: Float64Array,
  random: Random,
): number[] | null {
  const noise = v.map(() => random.normal());
  const gradientOf = (values: Float64Array, lambda: number) =>
    expectedGaeGradient(mdp, policy, { steps: 400, lambda, values });
  const exact = gradientOf(v, 1);
  const size = Math.sqrt(exact.reduce((sum, x) => sum + x * x, 0));
  if (size < 1e-9) return null;
  return LAMBDAS.map((lambda) => {
    const gradient = gradientOf(v.map((value, s) => value + noise[s]), lambda);
    return Math.sqrt(squaredDistance(gradient, exact)) / size;
  });
}
