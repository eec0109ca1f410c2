/**
 * A property that is checked over many hostile inputs.
 *
 * @module
 */
import fc from "fast-check";

/** What one kind of hostile input must never do. */
export interface HostileProperty {
  /** What it is about, for the table and the test's name. */
  readonly name: string;
  /** Cases in a short run. */
  readonly cases: number;
  /**
   * Checks it.
   *
   * @param cases How many inputs.
   * @param seed What they are drawn by.
   */
  check(cases: number, seed: number): Promise<void>;
}

/**
 * Makes a property of a generator and a check.
 *
 * @param name What it is about.
 * @param cases Cases in a short run.
 * @param inputs What is drawn.
 * @param check Throws where an input is not borne.
 */
export function hostileProperty<T>(
  name: string,
  cases: number,
  inputs: fc.Arbitrary<T>,
  check: (input: T) => Promise<void>,
): HostileProperty {
  return {
    name,
    cases,
    check: (numRuns, seed) =>
      fc.assert(fc.asyncProperty(inputs, check), { numRuns, seed }),
  };
}
