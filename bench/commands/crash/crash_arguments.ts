import { wholeNumber } from "../../terminal/option.ts";
import { optionReader } from "../../terminal/read_options.ts";

/** Reads the arguments of `deno task crash`. */
export const readCrashArguments = optionReader({
  task: "crash",
  does:
    "Kills a small benchmark with SIGKILL again and again, damages its files now and then, lets it meet a full disk and a read-only folder, and compares what it ends with.",
  options: {
    kills: wholeNumber("how often", { most: 100_000, default: 10 }),
    seed: wholeNumber("of the moments and the damage", {
      most: 2 ** 32,
      default: 1,
    }),
  },
});

/** What the arguments of `deno task crash` ask for. */
export type CrashArguments = ReturnType<typeof readCrashArguments>;
