import { sampleAlgorithms } from "../../pool/_sample_algorithms.ts";
import { bench } from "./bench_command.ts";
import { runCommand } from "../../terminal/command_line.ts";
import { listenForInterrupts } from "../../terminal/interrupts.ts";
import { processTerminal } from "../../terminal/terminal.ts";

const signal = listenForInterrupts();

await runCommand(() =>
  bench(Deno.args, {
    algorithms: sampleAlgorithms,
    workerUrl: new URL("../../pool/_sample_worker.ts", import.meta.url),
    signal,
    terminal: processTerminal(),
  })
);
