/**
 * The command `deno task theory`.
 *
 * @module
 */
import { theoryStatements } from "../theory/mod.ts";
import { runCommand } from "./command_line.ts";
import { processTerminal } from "./terminal.ts";
import { theory, theoryFigures } from "./theory/mod.ts";

await runCommand(() =>
  theory(Deno.args, {
    statements: theoryStatements(),
    workerUrl: new URL("./theory/worker.ts", import.meta.url),
    figures: theoryFigures,
    terminal: processTerminal(),
  })
);
