/**
 * When a run can't go on.
 *
 * @module
 */

/** What an iteration tells of its update. */
export interface UpdateSizes {
  /** ‖g‖ of the policy, before clipping. */
  readonly gradientNorm: number;
  /**
   * Mean squared error of the value, where one is fitted.
   * @default 0
   */
  readonly valueLoss?: number;
}

/**
 * Tells whether an update was one. Besides NaN and infinity it refuses squares
 * that single precision can't hold, on every engine: second moments of an
 * optimizer would be infinite, its steps 0, and nothing would be learned any
 * more without a sign of it. Rewards of 1e30 lead there.
 *
 * @param sizes How large gradient and loss were.
 * @returns Why the run diverged, in a few words, or null.
 *
 * @example A loss that only double precision can hold
 * ```ts
 * import { divergenceOf } from "./divergence.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(divergenceOf({ gradientNorm: 1, valueLoss: 1e38 }), null);
 * assertEquals(divergenceOf({ gradientNorm: 1, valueLoss: 1e39 }), "the value's loss overflows");
 * ```
 */
export function divergenceOf(
  { gradientNorm, valueLoss = 0 }: UpdateSizes,
): string | null {
  if (!Number.isFinite(gradientNorm)) return "the gradient is not finite";
  if (!isSingle(gradientNorm * gradientNorm)) return "the gradient overflows";
  if (Number.isNaN(valueLoss)) return "the value's loss is not finite";
  return isSingle(valueLoss) ? null : "the value's loss overflows";
}

/** Whether single precision can hold a number. */
function isSingle(value: number): boolean {
  return Number.isFinite(Math.fround(value));
}
