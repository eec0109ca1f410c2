/**
 * The one computation: scores of runs in, every number of tables, figures and
 * page out.
 *
 * @module
 */
export * from "./best_estimates.ts";
export * from "./compare_scores.ts";
export type * from "./comparison.ts";
export * from "./scales.ts";
export type * from "./score_set.ts";
export * from "./score_set_of.ts";
