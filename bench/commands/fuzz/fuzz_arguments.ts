import { wholeNumber } from "../../terminal/option.ts";
import { optionReader } from "../../terminal/read_options.ts";

/** Reads the arguments of `deno task fuzz`. */
export const readFuzzArguments = optionReader({
  task: "fuzz",
  does: "Checks what hostile input must never do.",
  options: {
    runs: wholeNumber("cases in all, at least", {
      most: 1e9,
      default: 100_000,
    }),
    seed: wholeNumber("what they are drawn by", {
      most: 2 ** 31 - 1,
      default: 1,
    }),
  },
});

/** What the arguments of `deno task fuzz` ask for. */
export type FuzzArguments = ReturnType<typeof readFuzzArguments>;
