/**
 * Tables, figures and pages of results, from their files alone: nothing here runs anything.
 *
 * @module
 */
export * from "../tables/reference_scores.ts";
export * from "./write_report.ts";
