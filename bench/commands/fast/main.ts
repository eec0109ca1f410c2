/**
 * Chooses the mode of `deno task bench:fast`: prints the flags of V8 for the
 * task's shell, and a line for the user. The shell then starts `bench`, so its
 * permissions, arguments, exit code and signals are those of `deno task bench`.
 *
 * @module
 */
import { chooseFlags } from "./fast_flags.ts";
import { probeKernels } from "./probe_kernels.ts";

const { flags, line } = await chooseFlags(
  probeKernels,
  Deno.env.get("DENO_V8_FLAGS"),
);
console.error(line);
console.log(flags);
