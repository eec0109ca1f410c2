/**
 * PPO's clipped objective, for one sample:
 * L^CLIP = min(r A, clip(r, 1 − ε, 1 + ε) A), r = π̃(a|s) / π(a|s).
 *
 * Source: Schulman et al. 2017, equation 7, https://arxiv.org/abs/1707.06347
 *
 * @param ratio r ≥ 0.
 * @param advantage A.
 * @param clipRatio ε > 0.
 * @returns L^CLIP, which is at most r A, and r A at r = 1.
 *
 * @example It stops rising, but never stops falling
 * ```ts
 * import { clippedObjective } from "@policy-gradient/bench/theory";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(clippedObjective(2, 1, 0.5), 1.5);
 * assertEquals(clippedObjective(2, -1, 0.5), -2);
 * ```
 */
export function clippedObjective(
  ratio: number,
  advantage: number,
  clipRatio: number,
): number {
  const clipped = Math.min(Math.max(ratio, 1 - clipRatio), 1 + clipRatio);
  return Math.min(ratio * advantage, clipped * advantage);
}
