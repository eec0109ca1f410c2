/**
 * The suites that come with the benchmark.
 *
 * @module
 */
import type { Suite } from "./suite.ts";
import { classic } from "./classic.ts";
import { quick } from "./quick.ts";

/** The suites by name. */
export const suites: Readonly<Record<string, Suite>> = { classic, quick };
