import {
  flag,
  folder,
  names,
  oneOf,
  seconds,
  text,
  wholeNumber,
} from "../../terminal/option.ts";
import { optionReader } from "../../terminal/read_options.ts";

/** Reads the arguments of `deno task bench`. */
export const readBenchArguments = optionReader({
  task: "bench",
  does: "Trains what is missing, then writes and prints tables.",
  options: {
    suite: text(
      "NAME",
      "classic (default), quick, or the path of a .json file",
      "classic",
    ),
    algorithm: names("rows of the suite (default: all)"),
    env: names("environments of the suite (default: all)"),
    seeds: wholeNumber("seeds 1 to N, up to 1000 (default: the suite's)", {
      most: 1000,
    }),
    steps: wholeNumber("replaces every budget of training steps", {
      most: 1e9,
    }),
    engine: oneOf(
      ["wasm", "reference", "tfjs"],
      "wasm (default), reference, tfjs",
      "wasm",
    ),
    workers: wholeNumber("runs at once (default: one for each core)", {
      most: 1024,
      default: navigator.hardwareConcurrency,
    }),
    out: folder("where results lie", "results"),
    checkpoint: seconds(
      "seconds of work between two checkpoints of a run, from which a killed benchmark goes on",
      { most: 86_400, default: 10 },
    ),
    force: flag("trains again where the result of another record lies"),
  },
});

/** What the arguments of `deno task bench` ask for. */
export type BenchArguments = ReturnType<typeof readBenchArguments>;
