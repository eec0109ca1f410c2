import { flag } from "../../terminal/option.ts";
import { optionReader } from "../../terminal/read_options.ts";

/** Reads the arguments of `deno task page`. */
export const readPageArguments = optionReader({
  task: "page",
  does: "Builds the page's committed scripts and style from their sources.",
  options: {
    check: flag(
      "writes nothing; exits with 1 where a file differs from its sources",
    ),
  },
});
