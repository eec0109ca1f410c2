/**
 * Chooses the mode of `deno task bench:fast`: prints the flags of V8 for the
 * task's shell, and a line for the user. The shell then starts `bench`, so its
 * permissions, arguments, exit code and signals are those of `deno task bench`.
 *
 * @module
 */
import { runCommand } from "../../terminal/run_command.ts";
import {
  chooseFlags,
  probeKernels,
  readFastArguments,
} from "./choose_flags.ts";

await runCommand(readFastArguments, async () => {
  const given = Deno.env.get("DENO_V8_FLAGS");
  const { flags, line } = await chooseFlags(probeKernels, given);
  console.error(line);
  return flags;
});
