/**
 * The command `deno task report`: writes tables, figures and the page of a
 * suite again, from its files alone.
 *
 * @module
 */
import { readOptions, runCommand } from "../../terminal/command_line.ts";
import { loadSuite } from "../../suites/load_suite.ts";
import { writeReport } from "../../report/mod.ts";

const HELP =
  `Writes tables, figures and the page of a suite again, from its files alone.

usage: deno task report [options]

  --suite NAME   folder of the suite's results (default: classic), or the path
                 of the suite's .json file, which gives the order of the rows
  --out FOLDER   where results lie (default: results)
  --help         prints this`;

/**
 * Reports what the arguments ask for.
 *
 * @param args Arguments of the command.
 * @returns The tables, as text for the user.
 * @throws {UsageError} In one line, if the arguments or a file are wrong; then
 * nothing was written.
 */
export async function report(args: readonly string[]): Promise<string> {
  const { suite = "classic", out = "results", help } = readOptions(args, {
    string: ["suite", "out"],
    boolean: ["help"],
  });
  if (help) return HELP;
  return await writeReport(
    out.replace(/(?<=.)[/\\]+$/, ""),
    suite.endsWith(".json") ? loadSuite(suite) : suite,
  );
}

if (import.meta.main) {
  await runCommand(async () => {
    console.log(await report(Deno.args));
    return 0;
  });
}
