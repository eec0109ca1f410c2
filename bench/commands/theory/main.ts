/**
 * The command `deno task theory`.
 *
 * @module
 */
import { theoryStatements } from "../../../theory/mod.ts";
import { runCommand } from "../../terminal/command_line.ts";
import { processTerminal } from "../../terminal/terminal.ts";
import { theory, theoryFigures } from "./mod.ts";

await runCommand(() =>
  theory(Deno.args, {
    statements: theoryStatements(),
    workerUrl: new URL("./worker.ts", import.meta.url),
    figures: theoryFigures,
    terminal: processTerminal(),
  })
);
