/**
 * A statement of the theory that can be run, case by case.
 *
 * @module
 */
import { deriveRandom, type Random } from "../../numerics/mod.ts";

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

/** Which cases of a statement are checked. */
export interface CaseRange {
  /** Seed of all cases, a safe integer, 0 or more. */
  readonly seed: number;
  /** Number of the first case, from 0. */
  readonly from: number;
  /** Number after the last case. */
  readonly to: number;
}

/**
 * Checks some cases of a statement. The random stream of a case comes from the
 * seed, the statement's id and the case's number alone, so that cases may be
 * checked in any order, by anyone.
 *
 * @param statement The statement.
 * @param range Which cases.
 * @returns What the cases gave, in their order.
 * @throws {Error} In one line that names the case, if a check throws, or gives a
 * number that is not finite: JSON would take it for null, and null for a 0.
 *
 * @example Two of the cases of an identity
 * ```ts
 * import { checkCases, theoryStatements } from "@policy-gradient/bench/theory";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const statement = theoryStatements()
 *   .find(({ id }) => id === "relative-policy-identity")!;
 * const cases = checkCases(statement, { seed: 1, from: 7, to: 9 });
 *
 * assertEquals(cases.length, 2);
 * assert(statement.conclude(cases).holds);
 * ```
 */
export function checkCases<Case>(
  statement: Statement<Case>,
  range: CaseRange,
): Case[] {
  const { seed, from, to } = range;
  return Array.from({ length: to - from }, (_, i) => {
    const index = from + i;
    const random = deriveRandom(seed, `theory/${statement.id}/${index}`);
    try {
      const found = statement.check(random, index);
      checkNumbers(found);
      return found;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(
        `Cannot check case ${index} of ${statement.id}: ${reason}`,
        { cause: error },
      );
    }
  });
}

function checkNumbers(found: unknown): void {
  if (typeof found === "number" && !Number.isFinite(found)) {
    throw new RangeError(
      `its numbers must be finite: current value is ${found}`,
    );
  }
  if (typeof found === "object" && found !== null) {
    Object.values(found).forEach(checkNumbers);
  }
}
