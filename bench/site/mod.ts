/**
 * The page: one static site for a suite's results.
 *
 * @module
 */
export * from "./site_files.ts";
export type * from "./site_index.ts";
export type { Stage } from "./stage.ts";
