/**
 * Tables, figures and pages of results, from their files alone: nothing here runs anything.
 *
 * @module
 */
export * from "../results/depends_on_machine.ts";
export * from "../tables/reference_scores.ts";
export * from "./write_report.ts";
