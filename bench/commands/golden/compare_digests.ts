import { flag } from "../../terminal/option.ts";
import { optionReader } from "../../terminal/read_options.ts";

/** What a comparison of digests found. */
interface DigestComparison {
  /** One line a run, and one that counts them. */
  readonly lines: readonly string[];
  /** Whether there are runs, the same on both sides, with the same digests. */
  readonly same: boolean;
}

/**
 * Compares the digests of runs with those that are pinned.
 *
 * @param found Digest by run, as computed here.
 * @param pinned Digest by run, as it must be.
 * @returns A line for every run that is on either side.
 *
 * @example One run has other bytes
 * ```ts
 * import { compareDigests } from "./compare_digests.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const { lines, same } = compareDigests({ a: "01", b: "02" }, { a: "01", b: "03" });
 * assertEquals(lines, ["✓ a", "✗ b: 02, pinned is 03", "1 of 2 runs have the pinned bytes"]);
 * assertEquals(same, false);
 * ```
 */
export function compareDigests(
  found: Readonly<Record<string, string>>,
  pinned: Readonly<Record<string, string>>,
): DigestComparison {
  const runs = [...new Set([...Object.keys(pinned), ...Object.keys(found)])];
  const equal = runs.filter((run) => found[run] === pinned[run]);
  const lines = runs.map((run) =>
    found[run] === pinned[run]
      ? `✓ ${run}`
      : `✗ ${run}: ${found[run] ?? "nothing"}, pinned is ${
        pinned[run] ?? "nothing"
      }`
  );
  return {
    lines: [
      ...lines,
      `${equal.length} of ${runs.length} runs have the pinned bytes`,
    ],
    same: runs.length > 0 && equal.length === runs.length,
  };
}

/** Reads the arguments of `deno task golden`. */
export const readGoldenArguments = optionReader({
  task: "golden",
  does:
    "Trains the golden runs and compares their digests with the pinned ones.",
  options: {
    write: flag("pins the digests anew, after 'revision' was raised"),
  },
});

/** What the arguments of `deno task golden` ask for. */
export type GoldenArguments = ReturnType<typeof readGoldenArguments>;
