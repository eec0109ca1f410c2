import { sampleAlgorithms } from "./_sample_algorithms.ts";
import { bench } from "./bench_command.ts";
import { runCommand } from "./command_line.ts";
import { processTerminal } from "./terminal.ts";

const interrupt = new AbortController();
Deno.addSignalListener("SIGINT", () => interrupt.abort());

await runCommand(() =>
  bench(Deno.args, {
    algorithms: sampleAlgorithms,
    workerUrl: new URL("./_sample_worker.ts", import.meta.url),
    signal: interrupt.signal,
    terminal: processTerminal(),
  })
);
