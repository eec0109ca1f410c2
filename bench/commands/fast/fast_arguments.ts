import { optionReader } from "../../terminal/read_options.ts";

/** Reads the arguments of the program that chooses the mode of `deno task bench:fast`: there are none. */
export const readFastArguments = optionReader({
  task: "fast",
  does: "Prints the flags of V8 that deno task bench:fast runs bench with.",
  options: {},
});
