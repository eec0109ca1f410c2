import { environments } from "../../envs/mod.ts";
import type { Scale } from "./comparison.ts";

/**
 * How the scores of an environment are normalized: its random policy is 0, the
 * training return at which it counts as learned is 1. So 1 is no upper bound:
 * scores a little above 1 are usual. A policy worse than the random one is below
 * 0.
 *
 * @param id The environment's id.
 * @returns The scale; null where the environment isn't known.
 *
 * @example CartPole
 * ```ts
 * import { scaleOf } from "./scales.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(scaleOf("CartPole-v1"), { random: 22.39, reference: 475 });
 * assertEquals(scaleOf("Mine-v0"), null);
 * ```
 */
export function scaleOf(id: string): Scale | null {
  const known = environments.get(id);
  return known === undefined
    ? null
    : { random: known.randomScore, reference: known.threshold };
}

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
