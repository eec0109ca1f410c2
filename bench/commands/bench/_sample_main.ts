import { sampleAlgorithms } from "../../pool/_sample_algorithms.ts";
import { readBenchArguments } from "./bench_arguments.ts";
import { bench } from "./bench.ts";
import { runCommand } from "../../terminal/run_command.ts";
import { listenForInterrupts } from "../../terminal/interrupts.ts";
import { processTerminal } from "../../terminal/terminal.ts";

const signal = listenForInterrupts();

await runCommand(readBenchArguments, (wanted) =>
  bench(wanted, {
    algorithms: sampleAlgorithms,
    workerUrl: new URL("../../pool/_sample_worker.ts", import.meta.url),
    signal,
    terminal: processTerminal(),
  }));
