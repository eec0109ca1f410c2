/**
 * The arguments of `deno task compare`.
 *
 * @module
 */
import { UsageError } from "../../files/usage_error.ts";
import { folder, names, text } from "../../terminal/option.ts";
import { readPathsAndOptions } from "../../terminal/read_options.ts";

/** What is to be compared. */
export interface CompareArguments {
  /** Paths of the sources, at least one. */
  readonly sources: readonly string[];
  /** Labels of rows; undefined stands for all. */
  readonly algorithm: readonly string[] | undefined;
  /** Ids of environments; undefined stands for all. */
  readonly env: readonly string[] | undefined;
  /** Names of the sources; undefined stands for those of folders and files. */
  readonly name: readonly string[] | undefined;
  /** Path of a file of scales. */
  readonly scale: string | undefined;
  /** The folder to write into; nothing is written without it. */
  readonly out: string | undefined;
}

const commandLine = {
  task: "compare",
  does: `Compares results with each other, and with scores of anyone else.

A source is a folder of a suite's results, such as results/classic, or a .csv file with a header and the columns algorithm, environment, seed and score in any order; other columns are passed over.`,
  paths: "SOURCE [SOURCE …]",
  options: {
    algorithm: names("rows, by the labels that the tables show (default: all)"),
    env: names("environments (default: all)"),
    name: names(
      "names of the sources (default: those of folder and file); rows of two sources with one label become name/label",
    ),
    scale: text(
      "FILE",
      'scales of environments as JSON, for the aggregates: {"Mine-v0": {"random": 0, "reference": 100}}',
    ),
    out: folder("writes tables and data too, into FOLDER/A-vs-B"),
  },
};

/**
 * Reads the arguments of `deno task compare`.
 *
 * @param args The arguments, as `Deno.args` has them.
 * @returns What is to be compared.
 * @throws {UsageError} In one line, if an argument is wrong.
 * @throws {HelpRequest} If the help is asked for.
 */
export function readCompareArguments(
  args: readonly string[],
): CompareArguments {
  const { paths, options } = readPathsAndOptions(args, commandLine);
  if (paths.length > 0 && !paths.includes("")) {
    return { sources: paths, ...options };
  }
  throw new UsageError(
    "Cannot compare as a source must be named: deno task compare results/classic mine.csv",
  );
}
