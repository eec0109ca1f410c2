import type { Comparison } from "../comparison/comparison.ts";
import { aggregates } from "./aggregates.ts";
import type { Figure } from "./figure.ts";
import { learningCurves } from "./learning_curves.ts";
import { performanceProfiles } from "./performance_profiles.ts";
import { probabilityOfImprovement } from "./probability_of_improvement.ts";
import { sampleEfficiency } from "./sample_efficiency.ts";

/**
 * Every figure of a comparison that has data for it: learning curves, sample
 * efficiency, aggregates, performance profiles, probability of improvement.
 *
 * @param comparison What is compared.
 * @returns The figures, none where there is nothing to show.
 *
 * @example Two rows without curves
 * ```ts
 * import { compareScores } from "../comparison/mod.ts";
 * import { figuresOf } from "./figures.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const run = { environment: "CartPole-v1", seed: 1, steps: null, curve: null };
 * const comparison = compareScores({
 *   name: "example",
 *   environments: ["CartPole-v1"],
 *   rows: ["mine", "ppo"],
 *   engines: [],
 *   revisions: [],
 *   runs: [
 *     { ...run, row: "mine", algorithm: "mine", score: 480 },
 *     { ...run, row: "ppo", algorithm: "ppo", score: 500 },
 *   ],
 * });
 *
 * assertEquals(figuresOf(comparison).map(({ name }) => name), [
 *   "aggregates",
 *   "performance-profiles",
 *   "probability-of-improvement",
 * ]);
 * ```
 */
export function figuresOf(comparison: Comparison): Figure[] {
  return [
    learningCurves,
    sampleEfficiency,
    aggregates,
    performanceProfiles,
    probabilityOfImprovement,
  ].map((make) => make(comparison)).filter((figure) => figure !== null);
}
