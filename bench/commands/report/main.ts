/**
 * The command `deno task report`: writes tables, figures and the page of a
 * suite again, from its files alone.
 *
 * @module
 */
import { writeReport } from "../../report/mod.ts";
import { loadSuite } from "../../suites/load_suite.ts";
import { runCommand } from "../../terminal/run_command.ts";
import {
  readReportArguments,
  type ReportArguments,
} from "./report_arguments.ts";

/**
 * Reports what the arguments ask for.
 *
 * @param wanted What they ask for.
 * @returns The tables, as text for the user.
 * @throws {UsageError} In one line, if a file is wrong; then nothing was
 * written.
 */
export function report({ suite, out }: ReportArguments): Promise<string> {
  return writeReport(out, suite.endsWith(".json") ? loadSuite(suite) : suite);
}

if (import.meta.main) await runCommand(readReportArguments, report);
