/**
 * The arguments of `deno task bench`.
 *
 * @module
 */
import type { EngineName } from "../../../networks/engine.ts";
import {
  flag,
  folder,
  names,
  oneOf,
  seconds,
  text,
  wholeNumber,
} from "../../terminal/option.ts";
import { readOptions } from "../../terminal/read_options.ts";

/** What is to be done; what is undefined is the suite's. */
export interface BenchArguments {
  /** Name or path of the suite. */
  readonly suite: string;
  /** Labels of rows. */
  readonly algorithm: readonly string[] | undefined;
  /** Ids of environments. */
  readonly env: readonly string[] | undefined;
  /** Seeds 1 to this one. */
  readonly seeds: number | undefined;
  /** Steps in the place of every budget. */
  readonly steps: number | undefined;
  /** What computes the networks. */
  readonly engine: EngineName;
  /** How many runs at once. */
  readonly workers: number;
  /** The folder of all results. */
  readonly out: string;
  /** Seconds of work between two checkpoints of a run. */
  readonly checkpoint: number;
  /** Whether results of other records are replaced. */
  readonly force: boolean;
}

const commandLine = {
  task: "bench",
  does: "Trains what is missing, then writes and prints tables.",
  options: {
    suite: text({
      value: "NAME",
      help: "classic (default), quick, or the path of a .json file",
      default: "classic",
    }),
    algorithm: names({
      value: "A,B",
      help: "rows of the suite (default: all)",
    }),
    env: names({
      value: "A,B",
      help: "environments of the suite (default: all)",
    }),
    seeds: wholeNumber({
      value: "N",
      help: "seeds 1 to N, up to 1000 (default: the suite's)",
      most: 1000,
    }),
    steps: wholeNumber({
      value: "N",
      help: "replaces every budget of training steps",
      most: 1e9,
    }),
    engine: oneOf(["wasm", "reference", "tfjs"], {
      value: "NAME",
      help: "wasm (default), reference, tfjs",
      default: "wasm",
    }),
    workers: wholeNumber({
      value: "N",
      help: "runs at once (default: one for each core)",
      most: 1024,
      default: navigator.hardwareConcurrency,
    }),
    out: folder({
      value: "FOLDER",
      help: "where results lie",
      default: "results",
    }),
    checkpoint: seconds({
      value: "S",
      help:
        "seconds of work between two checkpoints of a run, from which a killed benchmark goes on",
      most: 86_400,
      default: 10,
    }),
    force: flag("trains again where the result of another record lies"),
  },
};

/**
 * Reads the arguments of `deno task bench`.
 *
 * @param args The arguments, as `Deno.args` has them.
 * @returns What is to be done.
 * @throws {UsageError} In one line, if an argument is wrong.
 * @throws {HelpRequest} If the help is asked for.
 */
export function readBenchArguments(args: readonly string[]): BenchArguments {
  return readOptions(args, commandLine);
}
