/**
 * The command `deno task verify`.
 *
 * @module
 */
import { algorithms } from "../../../algorithms/mod.ts";
import { runCommand } from "../../terminal/run_command.ts";
import { listenForInterrupts } from "../../terminal/interrupts.ts";
import { processTerminal } from "../../terminal/terminal.ts";
import { readVerifyArguments } from "./verify_arguments.ts";
import { verify } from "./verify.ts";

const signal = listenForInterrupts();

await runCommand(readVerifyArguments, (wanted) =>
  verify(wanted, {
    algorithms,
    workerUrl: new URL("../../pool/run_worker.ts", import.meta.url),
    signal,
    terminal: processTerminal(),
  }));
