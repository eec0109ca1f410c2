/**
 * The command `deno task theory`.
 *
 * @module
 */
import { theoryStatements } from "../../../theory/mod.ts";
import { runCommand } from "../../terminal/run_command.ts";
import { processTerminal } from "../../terminal/terminal.ts";
import { theory } from "./theory_command.ts";
import { theoryFigures } from "./theory_figures.ts";
import { readTheoryArguments } from "./theory_arguments.ts";

await runCommand(readTheoryArguments, (wanted) =>
  theory(wanted, {
    statements: theoryStatements(),
    workerUrl: new URL("./worker.ts", import.meta.url),
    figures: theoryFigures,
    terminal: processTerminal(),
  }));
