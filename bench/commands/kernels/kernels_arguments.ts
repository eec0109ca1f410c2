/**
 * The arguments of `deno task kernels`.
 *
 * @module
 */
import { flag } from "../../terminal/option.ts";
import { readOptions } from "../../terminal/read_options.ts";

/** How the kernels are built. */
export interface KernelsArguments {
  /** Whether they are only compared with the committed files. */
  readonly check: boolean;
}

const commandLine = {
  task: "kernels",
  does:
    "Builds the committed .wasm files from the AssemblyScript sources beside them.",
  options: {
    check: flag(
      "writes nothing; exits with 1 where a file differs from its sources",
    ),
  },
};

/**
 * Reads the arguments of `deno task kernels`.
 *
 * @param args The arguments, as `Deno.args` has them.
 * @returns How the kernels are built.
 * @throws {UsageError} In one line, if an argument is wrong.
 * @throws {HelpRequest} If the help is asked for.
 */
export function readKernelsArguments(
  args: readonly string[],
): KernelsArguments {
  return readOptions(args, commandLine);
}
