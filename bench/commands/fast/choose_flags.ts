/**
 * The fast mode: V8 flags that make the same kernels faster.
 *
 * @module
 */
import { fastFlags, modeOf } from "../../runs/v8_mode.ts";

/** A flag with its default value: `DENO_V8_FLAGS` may not be empty. */
export const neutralFlag = "--random-seed=0";

/** The least gain that is worth running without checks. */
export const leastGain = 1.1;

/** What a process with some flags said of the kernels. */
export type Probe =
  /** How long they take, in seconds; > 0. */
  | { readonly kind: "timed"; readonly seconds: number }
  /** Why it could not say, in one line. */
  | { readonly kind: "refused"; readonly reason: string };

/** The mode that was chosen. */
export interface FlagChoice {
  /** The value of `DENO_V8_FLAGS`; never empty. */
  readonly flags: string;
  /** What was chosen, and why, in one line. */
  readonly line: string;
}

/**
 * Chooses the fast mode where this Deno knows its flags and this processor
 * gains by them, else the default mode.
 *
 * @param probe Times the kernels in a process with the flags that it is given.
 * @param own What the user's `DENO_V8_FLAGS` has: it stays in force.
 * @returns The choice.
 *
 * @example A processor that gains nothing
 * ```ts
 * import { chooseFlags, neutralFlag } from "./choose_flags.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const probe = () =>
 *   Promise.resolve({ kind: "timed", seconds: 0.01 } as const);
 * const { flags, line } = await chooseFlags(probe);
 *
 * assertEquals(flags, neutralFlag);
 * assertEquals(line, "Default mode: the fast mode's gain here is 1.00 times");
 * ```
 */
export async function chooseFlags(
  probe: (flags: string) => Promise<Probe>,
  own: string = "",
): Promise<FlagChoice> {
  if (modeOf(own) === "fast") {
    return { flags: own, line: `Fast mode: DENO_V8_FLAGS is ${own}` };
  }
  const standard = own === "" ? neutralFlag : own;
  const fast = own === "" ? fastFlags : `${own},${fastFlags}`;
  const quick = await probe(fast);
  if (quick.kind === "refused") {
    return {
      flags: standard,
      line: `Default mode: this Deno refuses the fast mode: ${quick.reason}`,
    };
  }
  const plain = await probe(standard);
  if (plain.kind === "refused") {
    return {
      flags: standard,
      line: `Default mode: it could not be timed: ${plain.reason}`,
    };
  }
  const gain = plain.seconds / quick.seconds;
  return gain < leastGain
    ? {
      flags: standard,
      line: `Default mode: the fast mode's gain here is ${
        gain.toFixed(2)
      } times`,
    }
    : {
      flags: fast,
      line: `Fast mode: kernels run ${
        gain.toFixed(2)
      } times as fast, without bounds checks (${fast})`,
    };
}
