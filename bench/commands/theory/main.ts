/**
 * The command `deno task theory`.
 *
 * @module
 */
import { theoryStatements } from "../../../theory/mod.ts";
import { runCommand } from "../../terminal/run_command.ts";
import { processTerminal } from "../../terminal/terminal.ts";
import { boundFigure } from "./bound_figure.ts";
import { productWeightsFigure } from "./product_weights_figure.ts";
import { readTheoryArguments } from "./theory_arguments.ts";
import { theory } from "./theory.ts";
import { varianceFigure } from "./variance_figure.ts";

await runCommand(readTheoryArguments, (wanted) =>
  theory(wanted, {
    statements: theoryStatements(),
    workerUrl: new URL("./worker.ts", import.meta.url),
    figures: () => [boundFigure(), varianceFigure(), productWeightsFigure()],
    terminal: processTerminal(),
  }));
