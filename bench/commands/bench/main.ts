/**
 * The command `deno task bench`.
 *
 * @module
 */
import { algorithms } from "../../../algorithms/mod.ts";
import { bench } from "./bench_command.ts";
import { runCommand } from "../../terminal/command_line.ts";
import { listenForInterrupts } from "../../terminal/interrupts.ts";
import { processTerminal } from "../../terminal/terminal.ts";

const signal = listenForInterrupts();

await runCommand(() =>
  bench(Deno.args, {
    algorithms,
    workerUrl: new URL("../../pool/worker.ts", import.meta.url),
    signal,
    terminal: processTerminal(),
  })
);
