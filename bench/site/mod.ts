/**
 * The page: one static site for a suite's results.
 *
 * @module
 */
export * from "./files/site_files.ts";
export type * from "./site_index.ts";
export type { Stage } from "./stage.ts";
