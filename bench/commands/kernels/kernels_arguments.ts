import { flag } from "../../terminal/option.ts";
import { optionReader } from "../../terminal/read_options.ts";

/** Reads the arguments of `deno task kernels`. */
export const readKernelsArguments = optionReader({
  task: "kernels",
  does:
    "Builds the committed .wasm files from the AssemblyScript sources beside them.",
  options: {
    check: flag(
      "writes nothing; exits with 1 where a file differs from its sources",
    ),
  },
});
