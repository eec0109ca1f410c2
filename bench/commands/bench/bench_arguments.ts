/**
 * The options of `deno task bench`, and the runs that they select.
 *
 * @module
 */
import { environments } from "../../../envs/mod.ts";
import type { EngineName } from "../../../networks/engine.ts";
import type { AlgorithmRegistry } from "../../../algorithms/algorithms.ts";
import {
  readInteger,
  readNames,
  readOptions,
  readSeconds,
} from "../../terminal/command_line.ts";
import { loadSuite } from "../../suites/load_suite.ts";
import { runRecord } from "../../results/record.ts";
import type { RunRecord } from "../../results/run_result.ts";
import { rowLabel, suiteCells } from "../../suites/suite.ts";
import type { Suite, SuiteCell } from "../../suites/suite.ts";
import { UsageError } from "../../files/usage_error.ts";

/** What `--help` prints. */
export const benchHelp = `Trains what is missing, then writes and prints tables.

usage: deno task bench [options]

  --suite NAME       classic (default), quick, or the path of a .json file
  --algorithm A,B    rows of the suite (default: all)
  --env A,B          environments of the suite (default: all)
  --seeds N          seeds 1 to N, up to 1000 (default: the suite's)
  --steps N          replaces every budget of training steps
  --engine NAME      wasm (default), reference, tfjs
  --workers N        runs at once (default: one for each core)
  --out FOLDER       where results lie (default: results)
  --checkpoint S     seconds of work between two checkpoints of a run, from
                     which a killed benchmark goes on (default: 10)
  --force            trains again where the result of another record lies
  --help             prints this`;

/** What is to be done. */
export interface BenchArguments {
  /** The suite. */
  readonly suite: Suite;
  /** The runs that are wanted. */
  readonly records: readonly RunRecord[];
  /** How many runs at once. */
  readonly workers: number;
  /** The folder of all results. */
  readonly out: string;
  /** Seconds of work between two checkpoints of a run. */
  readonly checkpoint: number;
  /** Whether results of other records are replaced. */
  readonly force: boolean;
}

const engines: readonly EngineName[] = ["wasm", "reference", "tfjs"];

/**
 * Reads the arguments of `bench` and checks all of the suite.
 *
 * @param args The arguments, as `Deno.args` has them.
 * @param algorithms The algorithms by name.
 * @returns What is to be done; null where the help was asked for.
 * @throws {UsageError} In one line, for anything that can't be done.
 */
export function readBenchArguments(
  args: readonly string[],
  algorithms: AlgorithmRegistry,
): BenchArguments | null {
  const options = readOptions(args, {
    string: [
      "suite",
      "algorithm",
      "env",
      "seeds",
      "steps",
      "engine",
      "workers",
      "out",
      "checkpoint",
    ],
    boolean: ["force", "help"],
  });
  if (options.help) return null;
  const suite = loadSuite(options.suite ?? "classic");
  checkNames(suite, algorithms);
  const rows = readNames(
    "algorithm",
    options.algorithm,
    suite.rows.map(rowLabel),
  );
  const environments = readNames(
    "env",
    options.env,
    Object.keys(suite.environments),
  );
  const seeds = readInteger("seeds", options.seeds, 1000) ?? suite.seeds ?? 5;
  const steps = readInteger("steps", options.steps, 1e9);
  const engine = readEngine(options.engine ?? "wasm");
  const workers = readInteger("workers", options.workers, 1024) ??
    navigator.hardwareConcurrency;
  const checkpoint = readSeconds("checkpoint", options.checkpoint, 86_400) ??
    10;
  const records = suiteCells(suite, steps)
    .map((cell) => recordsOfSeeds(cell, { suite, seeds, engine, algorithms }))
    .flat()
    .filter(({ row }) => rows.includes(row))
    .filter(({ environment }) => environments.includes(environment));
  if (records.length === 0) {
    throw new UsageError(
      `Cannot bench suite '${suite.name}' as it leaves out all of ${
        rows.join(", ")
      } on ${environments.join(", ")}`,
    );
  }
  const { out = "results", force } = options;
  return { suite, records, workers, out: trimSlash(out), checkpoint, force };
}

function readEngine(name: string): EngineName {
  const engine = engines.find((each) => each === name);
  if (engine !== undefined) return engine;
  throw new UsageError(
    `Cannot use --engine as it must be one of ${
      engines.join(", ")
    }: current value is ${name}`,
  );
}

function checkNames(suite: Suite, algorithms: AlgorithmRegistry): void {
  const known = Object.keys(algorithms);
  const algorithm = suite.rows
    .map((row) => row.algorithm)
    .find((name) => !known.includes(name));
  if (algorithm !== undefined) {
    throw new UsageError(
      `Cannot use suite '${suite.name}' as there is no algorithm '${algorithm}': the algorithms are ${
        known.join(", ")
      }`,
    );
  }
  const environment = Object.keys(suite.environments)
    .find((id) => !environments.has(id));
  if (environment !== undefined) {
    throw new UsageError(
      `Cannot use suite '${suite.name}' as there is no environment '${environment}': the environments are ${
        [...environments.keys()].join(", ")
      }`,
    );
  }
}

/** What the runs of a suite share. */
interface Selection {
  readonly suite: Suite;
  readonly seeds: number;
  readonly engine: EngineName;
  readonly algorithms: AlgorithmRegistry;
}

function recordsOfSeeds(
  cell: SuiteCell,
  { suite, seeds, engine, algorithms }: Selection,
): RunRecord[] {
  try {
    const first = runRecord(cell, {
      suite: suite.name,
      seed: 1,
      engine,
      algorithms,
    });
    return Array.from({ length: seeds }, (_, i) => ({ ...first, seed: i + 1 }));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UsageError(
      `Cannot use row '${cell.row}' on ${cell.environment}: ${error.message}`,
    );
  }
}

function trimSlash(path: string): string {
  return path.replace(/(?<=.)[/\\]+$/, "");
}
