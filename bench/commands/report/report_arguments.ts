import { folder, text } from "../../terminal/option.ts";
import { optionReader } from "../../terminal/read_options.ts";

/** Reads the arguments of `deno task report`. */
export const readReportArguments = optionReader({
  task: "report",
  does:
    "Writes tables, figures and the page of a suite again, from its files alone.",
  options: {
    suite: text(
      "NAME",
      "folder of the suite's results (default: classic), or the path of the suite's .json file, which gives the order of the rows",
      "classic",
    ),
    out: folder("where results lie", "results"),
  },
});

/** What the arguments of `deno task report` ask for. */
export type ReportArguments = ReturnType<typeof readReportArguments>;
