/**
 * Algorithms by name.
 *
 * @module
 */
import type { AnyAlgorithm } from "./mod.ts";

/**
 * Algorithms by name. What options and state are is known to the algorithm
 * alone: the harness only carries them from one of its functions to another.
 */
export type AlgorithmRegistry = Readonly<Record<string, AnyAlgorithm>>;
