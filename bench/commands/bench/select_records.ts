import { environments } from "../../../envs/mod.ts";
import type { AlgorithmRegistry } from "../../../algorithms/algorithms.ts";
import { UsageError } from "../../files/usage_error.ts";
import { type RunRecord, runRecord } from "../../results/run_record.ts";
import { loadSuite } from "../../suites/load_suite.ts";
import { rowLabel, suiteCells } from "../../suites/suite.ts";
import type { Suite, SuiteCell } from "../../suites/suite.ts";
import { chooseNames } from "../../terminal/option.ts";
import type { BenchArguments } from "./bench_arguments.ts";

/** A suite, and the runs of it that are wanted. */
interface SelectedRecords {
  /** The suite. */
  readonly suite: Suite;
  /** Records of the runs, at least one. */
  readonly records: readonly RunRecord[];
}

/**
 * Reads the suite, checks all of it, and selects its runs.
 *
 * @param wanted What the arguments ask for.
 * @param algorithms The algorithms by name.
 * @returns The suite and the runs.
 * @throws {UsageError} In one line, for anything that can't be done.
 */
export function selectRecords(
  wanted: BenchArguments,
  algorithms: AlgorithmRegistry,
): SelectedRecords {
  const suite = loadSuite(wanted.suite);
  checkNames(suite, algorithms);
  const labels = suite.rows.map(rowLabel);
  const rows = chooseNames("algorithm", wanted.algorithm, labels);
  const ids = Object.keys(suite.environments);
  const chosen = chooseNames("env", wanted.env, ids);
  const { engine, seeds = suite.seeds ?? 5 } = wanted;
  const records = suiteCells(suite, wanted.steps)
    .flatMap((cell) =>
      recordsOfSeeds(cell, { suite, seeds, engine, algorithms })
    )
    .filter(({ row }) => rows.includes(row))
    .filter(({ environment }) => chosen.includes(environment));
  if (records.length > 0) return { suite, records };
  throw new UsageError(
    `Cannot bench suite '${suite.name}' as it leaves out all of ${
      rows.join(", ")
    } on ${chosen.join(", ")}`,
  );
}

function checkNames(suite: Suite, algorithms: AlgorithmRegistry): void {
  const check = (
    noun: string,
    names: readonly string[],
    known: readonly string[],
  ) => {
    const stranger = names.find((name) => !known.includes(name));
    if (stranger === undefined) return;
    throw new UsageError(
      `Cannot use suite '${suite.name}' as there is no ${noun} '${stranger}': the ${noun}s are ${
        known.join(", ")
      }`,
    );
  };
  const rows = suite.rows.map(({ algorithm }) => algorithm);
  check("algorithm", rows, Object.keys(algorithms));
  check("environment", Object.keys(suite.environments), [
    ...environments.keys(),
  ]);
}

/** What the runs of a suite share. */
interface Selection {
  readonly suite: Suite;
  readonly seeds: number;
  readonly engine: RunRecord["engine"];
  readonly algorithms: AlgorithmRegistry;
}

function recordsOfSeeds(
  cell: SuiteCell,
  { suite, seeds, engine, algorithms }: Selection,
): RunRecord[] {
  try {
    return Array.from(
      { length: seeds },
      (_, i) =>
        runRecord(cell, { suite: suite.name, seed: i + 1, engine, algorithms }),
    );
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UsageError(
      `Cannot use row '${cell.row}' on ${cell.environment}: ${error.message}`,
    );
  }
}
