/**
 * The arguments of `deno task report`.
 *
 * @module
 */
import { folder, text } from "../../terminal/option.ts";
import { readOptions } from "../../terminal/read_options.ts";

/** What is to be reported. */
export interface ReportArguments {
  /** Name of the suite, or the path of its file. */
  readonly suite: string;
  /** The folder of all results. */
  readonly out: string;
}

const commandLine = {
  task: "report",
  does:
    "Writes tables, figures and the page of a suite again, from its files alone.",
  options: {
    suite: text({
      value: "NAME",
      help:
        "folder of the suite's results (default: classic), or the path of the suite's .json file, which gives the order of the rows",
      default: "classic",
    }),
    out: folder({
      value: "FOLDER",
      help: "where results lie",
      default: "results",
    }),
  },
};

/**
 * Reads the arguments of `deno task report`.
 *
 * @param args The arguments, as `Deno.args` has them.
 * @returns What is to be reported.
 * @throws {UsageError} In one line, if an argument is wrong.
 * @throws {HelpRequest} If the help is asked for.
 */
export function readReportArguments(args: readonly string[]): ReportArguments {
  return readOptions(args, commandLine);
}
