/**
 * The command `deno task theory`.
 *
 * @module
 */
import { theoryStatements } from "../../../theory/mod.ts";
import { runCommand } from "../../terminal/command_line.ts";
import { processTerminal } from "../../terminal/terminal.ts";
import { boundFigure } from "./bound_figure.ts";
import { productWeightsFigure } from "./product_weights_figure.ts";
import { theory } from "./theory_command.ts";
import { varianceFigure } from "./variance_figure.ts";

await runCommand(() =>
  theory(Deno.args, {
    statements: theoryStatements(),
    workerUrl: new URL("./worker.ts", import.meta.url),
    figures: () => [boundFigure(), varianceFigure(), productWeightsFigure()],
    terminal: processTerminal(),
  })
);
