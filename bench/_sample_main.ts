import { sampleAlgorithms } from "./_sample_algorithms.ts";
import { bench } from "./bench_command.ts";
import { runCommand } from "./command_line.ts";
import { listenForInterrupts } from "./interrupts.ts";
import { processTerminal } from "./terminal.ts";

const signal = listenForInterrupts();

await runCommand(() =>
  bench(Deno.args, {
    algorithms: sampleAlgorithms,
    workerUrl: new URL("./_sample_worker.ts", import.meta.url),
    signal,
    terminal: processTerminal(),
  })
);
