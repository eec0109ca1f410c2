/**
 * The command `deno task verify`.
 *
 * @module
 */
import { algorithms } from "../../../algorithms/mod.ts";
import { runCommand } from "../../terminal/command_line.ts";
import { listenForInterrupts } from "../../terminal/interrupts.ts";
import { processTerminal } from "../../terminal/terminal.ts";
import { verify } from "./mod.ts";

const signal = listenForInterrupts();

await runCommand(() =>
  verify(Deno.args, {
    algorithms,
    workerUrl: new URL("../../pool/worker.ts", import.meta.url),
    signal,
    terminal: processTerminal(),
  })
);
