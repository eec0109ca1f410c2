/**
 * The argument parser that this project's command line uses, with the
 * signature of `jsr:@std/cli`.
 *
 * ```ts
 * import { parseArgs } from "@std/cli";
 * import { assertEquals } from "@std/assert";
 *
 * const { force, suite } = parseArgs(["--suite", "quick", "--force"], {
 *   string: ["suite"],
 *   boolean: ["force"],
 * });
 * assertEquals([suite, force], ["quick", true]);
 * ```
 *
 * @module
 */
export * from "./parse_args.ts";
