/**
 * What exact statements have in common: how far they may be off.
 *
 * @module
 */
import { epsilonOf } from "../improvement/penalty.ts";
import type { Mdp } from "../mdp/mdp.ts";
import { exact, withMeasurements } from "./measurements.ts";
import type { Conclusion } from "./statement.ts";

/** The tolerance of exact statements, relative to {@linkcode violationScale}. */
export const TOLERANCE = 1e-12;

/**
 * The tolerance where gradients are central differences of the sixth order, over
 * steps of 0.01 (1 − γ): rounding of η, divided by the step, is 10⁻¹² to 10⁻¹¹
 * of the scale.
 */
export const DIFFERENCE_TOLERANCE = 1e-10;

/** A case of a statement that must hold. */
export interface ExactCase {
  /** By how much it fails, relative to its scale; 0 where it doesn't. */
  readonly violation: number;
}

/**
 * The scale of rounding errors, max(1, max|A| / (1 − γ)²): solutions of linear
 * systems whose condition grows as 1/(1 − γ) are summed over visits, which are
 * 1/(1 − γ) in all.
 *
 * @param mdp The MDP, of which γ counts.
 * @param advantage A, `[S·A]`.
 * @returns The scale.
 */
export function violationScale(
  mdp: Pick<Mdp, "gamma">,
  advantage: Float64Array,
): number {
  const { gamma } = mdp;
  return Math.max(1, epsilonOf(advantage) / ((1 - gamma) * (1 - gamma)));
}

/**
 * Concludes that a statement holds if no case violates it.
 *
 * @param cases The cases, at least one.
 * @param tolerance The largest violation that is rounding.
 * @returns Whether it holds, and the largest violation.
 */
export function concludeExact(
  cases: readonly ExactCase[],
  tolerance: number = TOLERANCE,
): Conclusion {
  const holds = cases.every(({ violation }) => violation <= tolerance);
  const value = largest(cases.map(({ violation }) => violation));
  return {
    holds,
    measurements: [exact("largest violation", value)],
  };
}

/**
 * The largest of some numbers, those that are null left out.
 *
 * @param values The numbers.
 * @returns The largest; null if there is none or it is not finite.
 */
export function largest(values: readonly (number | null)[]): number | null {
  const top = values.reduce<number>(
    (most, value) => value === null ? most : Math.max(most, value),
    -Infinity,
  );
  return Number.isFinite(top) ? top : null;
}

/** How near a change of policy comes to a bound. */
export interface BoundCase extends ExactCase {
  /** (L − η) / penalty; null where the penalty is no more than rounding. */
  readonly used: number | null;
}

/**
 * Compares a loss with the penalty that must be at least as large.
 *
 * @param loss L − η.
 * @param penalty The penalty, maybe infinite.
 * @param scale The violation's scale.
 * @returns The case.
 */
export function boundCase(
  loss: number,
  penalty: number,
  scale: number,
): BoundCase {
  return {
    violation: Math.max(0, loss - penalty) / scale,
    used: penalty > 1e-9 * scale ? loss / penalty : null,
  };
}

/**
 * Concludes that a bound holds if no case violates it.
 *
 * @param cases The cases, at least one.
 * @returns Whether it holds, and how near to equality it came.
 */
export function concludeBound(cases: readonly BoundCase[]): Conclusion {
  const value = largest(cases.map(({ used }) => used));
  const used = exact("largest (L − η) / penalty", value);
  return withMeasurements(concludeExact(cases), [used]);
}
