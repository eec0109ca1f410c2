/**
 * Tables of results, from their JSON files alone: nothing here runs anything.
 *
 * @module
 */
export * from "./random_scores.ts";
export * from "./reference_scores.ts";
export * from "./thresholds.ts";
export * from "./write_report.ts";
