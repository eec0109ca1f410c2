/**
 * What every command owes to hostile input.
 *
 * @module
 */
import fc from "fast-check";
import { assert, assertEquals } from "@std/assert";
import { UsageError } from "../../files/usage_error.ts";
import { HelpRequest } from "../../terminal/command_line.ts";

/** The longest that one case may take, in milliseconds; most take less than 1. */
const MOST_MILLISECONDS = 10_000;

/** What breaks a line or commands a terminal. */
const CONTROL = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/**
 * Runs a command and checks that it either works or refuses in one line, in
 * bounded time, and that no prototype was touched.
 *
 * @param command What the user did.
 * @returns What it gave; undefined where it refused.
 */
export async function worksOrRefuses<T>(
  command: () => T | Promise<T>,
): Promise<T | undefined> {
  const start = performance.now();
  let value: T | undefined;
  try {
    value = await command();
  } catch (error) {
    if (error instanceof HelpRequest) return;
    // Whatever else is thrown would be printed with its stack.
    if (!(error instanceof UsageError)) throw error;
    assertOneLine(error.message);
  }
  const took = performance.now() - start;
  assert(took < MOST_MILLISECONDS, `one case took ${took} ms`);
  assertEquals(Object.keys(Object.prototype), []);
  assert(!("polluted" in {}));
  return value;
}

/** Checks that a text is one line that no terminal obeys. */
export function assertOneLine(text: string): void {
  assert(text !== "" && text.length <= 2001, `${text.length} characters`);
  assert(!CONTROL.test(text), JSON.stringify(text));
}

/** Checks that Markdown holds no markup of others: no tag, no link, no escape. */
export function assertInert(markdown: string): void {
  for (const line of markdown.split("\n")) {
    assert(!CONTROL.test(line), JSON.stringify(line));
    assert(!/(?<!\\)(?:\\\\)*[<`[]\w*script/i.test(line), line);
    assert(!/(?<!\\)(?:\\\\)*</.test(line), line);
  }
}

/** Checks that no field of comma-separated values is a formula. */
export function assertNoFormula(csv: string): void {
  assert(!/(^|,)"?[=+@\t\r]/m.test(csv), csv);
}

/** Checks that LaTeX holds no letter that a font may lack, and no bare underscore. */
export function assertTypesettable(latex: string): void {
  assert(/^[\n -~]*$/.test(latex), latex);
  assert(!/(?<!\\)_/.test(latex), latex);
}

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
