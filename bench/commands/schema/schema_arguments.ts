/**
 * The arguments of `deno task schema`.
 *
 * @module
 */
import { readOptions } from "../../terminal/read_options.ts";

const commandLine = {
  task: "schema",
  does: "Writes the JSON Schema of result files from its source.",
  options: {},
};

/**
 * Reads the arguments of `deno task schema`: there are none.
 *
 * @param args The arguments, as `Deno.args` has them.
 * @throws {UsageError} In one line, if there is one.
 * @throws {HelpRequest} If the help is asked for.
 */
export function readSchemaArguments(args: readonly string[]): void {
  readOptions(args, commandLine);
}
