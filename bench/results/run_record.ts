/**
 * Records: everything that a run is a function of.
 *
 * @module
 */
import type { EngineName } from "../../networks/engine.ts";
import type { AlgorithmRegistry } from "../../algorithms/algorithms.ts";
import { digestJson } from "../files/digest.ts";
import { revision } from "./revision.ts";
import type { SuiteCell } from "../suites/suite.ts";
import { canonicalJson } from "../files/canonical_json.ts";

/** Everything that a run is a pure function of. */
export interface RunRecord {
  /** Name of the suite. */
  readonly suite: string;
  /** Label of the suite's row. */
  readonly row: string;
  /** Name of the algorithm. */
  readonly algorithm: string;
  /** Complete options, as the algorithm resolved them. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Id of the environment. */
  readonly environment: string;
  /** Budget: the run ends with the first iteration that reaches it. */
  readonly steps: number;
  /** Distance between the points of the curve's grid, in environment steps. */
  readonly grid: number;
  /** Number of the seed, from 1. */
  readonly seed: number;
  /** What computed the networks. */
  readonly engine: EngineName;
  /** Revision of the source's numbers. */
  readonly revision: number;
}

/** What a record holds besides a suite's cell. */
interface RecordOptions {
  /** Name of the suite. */
  readonly suite: string;
  /** Number of the seed, from 1. */
  readonly seed: number;
  /** What computes the networks. */
  readonly engine: EngineName;
  /** The algorithms by name. */
  readonly algorithms: AlgorithmRegistry;
}

/**
 * The complete record of one run.
 *
 * @param cell Row and environment.
 * @param options Suite, seed, engine.
 * @returns The record, its options completed by the algorithm.
 * @throws {RangeError} In one line, if the algorithm refuses an option.
 */
export function runRecord(cell: SuiteCell, options: RecordOptions): RunRecord {
  const { algorithms, ...others } = options;
  const resolved = algorithms[cell.algorithm].resolve(cell.options);
  return Object.freeze(recordOf({
    ...cell,
    ...others,
    revision,
    options: resolved as RunRecord["options"],
  }));
}

/**
 * The record inside a result, or a record without whatever else it carries.
 *
 * @param record A record or a result.
 * @returns The record's fields alone.
 */
export function recordOf(record: RunRecord): RunRecord {
  const { revision, suite, environment, row, algorithm } = record;
  const { seed, engine, steps, grid, options } = record;
  return {
    revision,
    suite,
    environment,
    row,
    algorithm,
    seed,
    engine,
    steps,
    grid,
    options,
  };
}

/**
 * SHA-256 of a record's canonical JSON.
 *
 * @param record A record or a result.
 * @returns 64 hexadecimal digits.
 */
export function recordDigest(record: RunRecord): string {
  return digestJson(recordOf(record));
}

/** A field in which two records differ. */
interface RecordDifference {
  /** Its path, such as `options.clipRatio`. */
  readonly field: string;
  /** Its value in the first record as JSON; `nothing` where it has none. */
  readonly first: string;
  /** Its value in the second record. */
  readonly second: string;
}

/**
 * The first field in which two records differ, in the order of
 * {@linkcode recordOf}, options by name.
 *
 * @param first A record or a result.
 * @param second Another.
 * @returns The difference; null where they are equal.
 */
export function firstDifference(
  first: RunRecord,
  second: RunRecord,
): RecordDifference | null {
  return differenceAt("", recordOf(first), recordOf(second));
}

function differenceAt(
  field: string,
  first: unknown,
  second: unknown,
): RecordDifference | null {
  if (!isRecord(first) || !isRecord(second)) {
    const [one, other] = [first, second].map(show);
    return one === other ? null : { field, first: one, second: other };
  }
  const names = [...new Set([...Object.keys(first), ...Object.keys(second)])];
  for (const name of field === "" ? names : names.sort()) {
    const path = field === "" ? name : `${field}.${name}`;
    const difference = differenceAt(path, first[name], second[name]);
    if (difference) return difference;
  }
  return null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function show(value: unknown): string {
  return value === undefined ? "nothing" : canonicalJson(value);
}
