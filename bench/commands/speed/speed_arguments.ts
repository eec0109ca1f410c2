/**
 * The arguments of `deno task speed`.
 *
 * @module
 */
import { chooseNames, folder, names } from "../../terminal/option.ts";
import { readOptions } from "../../terminal/read_options.ts";

const parts = ["training", "kernels", "networks", "environments"] as const;

/** A part of what can be measured. */
export type SpeedPart = typeof parts[number];

/** What is to be measured. */
export interface SpeedArguments {
  /** The parts, at least one. */
  readonly parts: readonly SpeedPart[];
  /** The folder to write into; nothing is written without it. */
  readonly out: string | undefined;
  /** Paths of files to compare with. */
  readonly against: readonly string[];
}

const commandLine = {
  task: "speed",
  does:
    "Measures speed on this machine and prints tables; deno task speed:fast does it in V8's fast mode.",
  options: {
    part: names(`some of ${parts.join(", ")} (default: all)`),
    out: folder(
      "also writes FOLDER/speed/speed.json, or speed-fast.json in the fast mode (default: nowhere)",
    ),
    against: names(
      "also prints ratios to these files: such as --out writes, or as the scripts in bench/commands/speed/peers write",
    ),
  },
};

/**
 * Reads the arguments of `deno task speed`.
 *
 * @param args The arguments, as `Deno.args` has them.
 * @returns What is to be measured.
 * @throws {UsageError} In one line, if an argument is wrong.
 * @throws {HelpRequest} If the help is asked for.
 */
export function readSpeedArguments(args: readonly string[]): SpeedArguments {
  const { part, out, against = [] } = readOptions(args, commandLine);
  return { parts: chooseNames("part", part, parts), out, against };
}
