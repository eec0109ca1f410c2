/**
 * The command `deno task bench`.
 *
 * @module
 */
import { algorithms } from "../algorithms/mod.ts";
import { bench } from "./bench_command.ts";
import { runCommand } from "./command_line.ts";
import { processTerminal } from "./terminal.ts";

const interrupt = new AbortController();
Deno.addSignalListener("SIGINT", () => interrupt.abort());

await runCommand(() =>
  bench(Deno.args, {
    algorithms,
    workerUrl: new URL("./worker.ts", import.meta.url),
    signal: interrupt.signal,
    terminal: processTerminal(),
  })
);
