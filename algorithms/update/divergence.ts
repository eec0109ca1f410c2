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
  /**
   * xᵀH x of the natural direction, where one is found.
   * @default 0
   */
  readonly curvature?: number;
  /**
   * Mean KL(π_old ‖ π) of a step that nothing limits.
   * @default 0
   */
  readonly kl?: number;
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
 * import { divergenceOf } from "@policy-gradient/bench/algorithms";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(divergenceOf({ gradientNorm: 1, valueLoss: 1e38 }), null);
 * assertEquals(divergenceOf({ gradientNorm: 1, valueLoss: 1e39 }), "the value's loss overflows");
 * ```
 */
export function divergenceOf(sizes: UpdateSizes): string | null {
  const { gradientNorm, valueLoss = 0, curvature = 0, kl = 0 } = sizes;
  if (!Number.isFinite(gradientNorm) || !Number.isFinite(curvature)) {
    return "the gradient is not finite";
  }
  if (!Number.isFinite(kl)) return "the step is not finite";
  if (!isSingle(gradientNorm * gradientNorm)) return "the gradient overflows";
  if (Number.isNaN(valueLoss)) return "the value's loss is not finite";
  return isSingle(valueLoss) ? null : "the value's loss overflows";
}

/** Whether single precision can hold a number. */
function isSingle(value: number): boolean {
  return Number.isFinite(Math.fround(value));
}
