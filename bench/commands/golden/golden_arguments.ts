import { flag } from "../../terminal/option.ts";
import { optionReader } from "../../terminal/read_options.ts";

/** Reads the arguments of `deno task golden`. */
export const readGoldenArguments = optionReader({
  task: "golden",
  does:
    "Trains the golden runs and compares their digests with the pinned ones.",
  options: {
    write: flag("pins the digests anew, after 'revision' was raised"),
  },
});

/** What the arguments of `deno task golden` ask for. */
export type GoldenArguments = ReturnType<typeof readGoldenArguments>;
