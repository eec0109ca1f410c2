/**
 * A statement of the theory that can be run.
 *
 * @module
 */
import type { Random } from "../../numerics/mod.ts";

/** A number that was measured, with its 95 % interval where it is an estimate. */
export interface Measurement {
  /** What it is, such as `largest violation`. */
  readonly name: string;
  /** The number; null where it is infinite or there is none. */
  readonly value: number | null;
  /** Its interval; null where the number is exact. */
  readonly interval: readonly [lower: number, upper: number] | null;
}

/** What came out of a statement's cases. */
export interface Conclusion {
  /** Whether it holds in every case; null for what is only measured. */
  readonly holds: boolean | null;
  /** What was measured, the most telling number first. */
  readonly measurements: readonly Measurement[];
}

/**
 * A statement and how to check it. It is checked case by case, each a pure
 * function of the case's own random stream, so that any number of workers give
 * the same result.
 *
 * @typeParam Case What a case gives: plain JSON, finite numbers.
 */
export interface Statement<Case = unknown> {
  /** Its name in commands and files, of a-z, 0-9 and `-`. */
  readonly id: string;
  /** The statement in one line, in Unicode. */
  readonly title: string;
  /** Where it comes from: paper, equation. */
  readonly source: string;
  /** How many cases the task `theory` checks, such as random MDPs. */
  readonly cases: number;
  /**
   * Checks one case.
   *
   * @param random The case's own stream.
   * @param index Number of the case, from 0.
   * @returns What was measured.
   */
  check(random: Random, index: number): Case;
  /**
   * Draws the conclusion.
   *
   * @param cases What the cases gave, in their order; at least one.
   * @returns Whether it holds, and what was measured.
   */
  conclude(cases: readonly Case[]): Conclusion;
}
