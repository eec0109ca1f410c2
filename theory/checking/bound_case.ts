/**
 * What statements of lower bounds have in common.
 *
 * @module
 */
import type { Conclusion } from "./statement.ts";
import { exact } from "./exact.ts";
import { concludeExact, type ExactCase, largest } from "./violation.ts";
import { withMeasurements } from "./with_measurements.ts";

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
