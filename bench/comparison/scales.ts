import type { Scale } from "./comparison.ts";
import { RANDOM_SCORES } from "./random_scores.ts";
import { THRESHOLDS } from "./thresholds.ts";

/**
 * How scores are normalized, by environment: the random policy
 * ({@linkcode RANDOM_SCORES}) is 0, the training threshold
 * ({@linkcode THRESHOLDS}) is 1.
 *
 * | environment              |   random = 0 | reference = 1 |
 * | :----------------------- | -----------: | ------------: |
 * | CartPole-v1              |        22.39 |           475 |
 * | Acrobot-v1               |      −498.62 |          −100 |
 * | MountainCar-v0           |         −200 |          −110 |
 * | MountainCarContinuous-v0 |       −32.98 |            90 |
 * | Pendulum-v1              |     −1225.02 |          −200 |
 *
 * So 1 means learned, and is no upper bound: scores a little above 1 are
 * usual. A policy worse than the random one is below 0.
 */
export const SCALES: ReadonlyMap<string, Scale> = new Map(
  [...RANDOM_SCORES].flatMap(([environment, random]) => {
    const reference = THRESHOLDS.get(environment);
    return reference === undefined
      ? []
      : [[environment, { random, reference }]];
  }),
);

/**
 * Normalizes a score: (score − random) / (reference − random).
 *
 * @param score As the environment gives it.
 * @param scale The environment's scale.
 * @returns 0 for the random policy's score, 1 for the reference.
 *
 * @example Half-way on CartPole
 * ```ts
 * import { normalizeScore } from "./scales.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(normalizeScore(260, { random: 20, reference: 500 }), 0.5);
 * ```
 */
export function normalizeScore(score: number, scale: Scale): number {
  return (score - scale.random) / (scale.reference - scale.random);
}
