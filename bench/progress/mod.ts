/**
 * What people see while many runs are done.
 *
 * @module
 */
export { createProgress } from "./progress.ts";
export type { Progress, ProgressOptions } from "./progress.ts";
export { runName } from "./run_lines.ts";
