/**
 * The fast mode: V8 flags that make the same kernels faster.
 *
 * @module
 */
import { fastFlags, modeOf } from "../../runs/machine.ts";
import { optionReader } from "../../terminal/read_options.ts";

/** A flag with its default value: `DENO_V8_FLAGS` may not be empty. */
export const neutralFlag = "--random-seed=0";

/** The least gain that is worth running without checks. */
const leastGain = 1.1;

/** What a process with some flags said of the kernels. */
export type Probe =
  /** How long they take, in seconds; > 0. */
  | { readonly kind: "timed"; readonly seconds: number }
  /** Why it could not say, in one line. */
  | { readonly kind: "refused"; readonly reason: string };

/** The mode that was chosen. */
interface FlagChoice {
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

/** Reads the arguments of the program that chooses the mode of `deno task bench:fast`: there are none. */
export const readFastArguments = optionReader({
  task: "fast",
  does: "Prints the flags of V8 that deno task bench:fast runs bench with.",
  options: {},
});

/**
 * Times the kernels in a child process of this Deno.
 *
 * @param flags V8's flags, separated by commas.
 * @returns The time, or why there is none: Deno says so in one line where V8
 * doesn't know a flag.
 */
export async function probeKernels(flags: string): Promise<Probe> {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--quiet",
      "--no-prompt",
      "--no-check",
      `--allow-read=${import.meta.dirname}/../../../networks/kernels`,
      "--allow-env=DENO_V8_FLAGS",
      new URL("./time_kernels.ts", import.meta.url).href,
    ],
    env: { DENO_V8_FLAGS: flags, NO_COLOR: "1" },
  }).output();
  const [line] = new TextDecoder().decode(code === 0 ? stdout : stderr)
    .trim().split("\n");
  const seconds = Number(line);
  return code === 0 && seconds > 0
    ? { kind: "timed", seconds }
    : { kind: "refused", reason: line.replace(/^error: /, "") };
}
