/**
 * The command `deno task verify`.
 *
 * @module
 */
import { algorithms } from "../algorithms/mod.ts";
import { runCommand } from "./command_line.ts";
import { listenForInterrupts } from "./interrupts.ts";
import { processTerminal } from "./terminal.ts";
import { verify } from "./verify/mod.ts";

const signal = listenForInterrupts();

await runCommand(() =>
  verify(Deno.args, {
    algorithms,
    workerUrl: new URL("./worker.ts", import.meta.url),
    signal,
    terminal: processTerminal(),
  })
);
