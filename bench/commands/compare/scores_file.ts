import type { ScoredRun } from "../../comparison/mod.ts";
import { readBounded } from "../../files/read_bounded.ts";
import { UsageError } from "../../files/usage_error.ts";
import { type CsvLine, csvLines } from "./csv_lines.ts";
import { readName, readScore, readSeed } from "./score_fields.ts";

/** The most bytes of a file of scores. */
const MOST_BYTES = 16 * 1024 * 1024;

/** Where a line has what; a column by its place, the first is 0. */
interface Columns {
  readonly count: number;
  readonly row: number;
  readonly algorithm: number;
  readonly environment: number;
  readonly seed: number;
  readonly score: number;
  /** The header's word for the score. */
  readonly scoreName: string;
}

/**
 * Reads scores from comma-separated values (`csvLines`) with a header. In any
 * order it names `environment`, `seed`, `algorithm` or `row` (where it has both,
 * the row is what is compared), and `score` or `final_mean`, as the report's own
 * `scores.csv` does; other columns are passed over.
 *
 * @param path Path of the file.
 * @returns A run for each line, in their order.
 * @throws {UsageError} In one line that names the file, if it can't be read,
 * lacks a column or any score, a line is not right, or a run occurs twice.
 */
export function readScoresFile(path: string): ScoredRun[] {
  const text = readText(path);
  try {
    const lines = csvLines(text);
    const { value: header } = lines.next();
    if (header === undefined) throw new RangeError("it must not be empty");
    const columns = findColumns(header.fields);
    const runs = readRuns(lines, columns);
    if (runs.length > 0) return runs;
    throw new RangeError("it must have a score: there is only a header");
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UsageError(`Cannot use ${path} as ${error.message}`);
  }
}

function readText(path: string): string {
  const bytes = readBounded(path, MOST_BYTES);
  if (bytes === null) {
    throw new UsageError(`Cannot read ${path}: there is no such file`);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(`Cannot read ${path} as it must be text in UTF-8`);
  }
}

function findColumns(header: readonly string[]): Columns {
  const find = (...names: string[]) => {
    const name = names.find((name) => header.includes(name)) ?? names[0];
    const place = header.indexOf(name);
    if (place !== header.lastIndexOf(name)) {
      throw new RangeError(
        `its header must have each column once: '${name}' occurs twice`,
      );
    }
    return { name, place };
  };
  const algorithm = find("algorithm", "row");
  const environment = find("environment");
  const seed = find("seed");
  const score = find("score", "final_mean");
  const missing = [algorithm, environment, seed, score]
    .filter(({ place }) => place < 0).map(({ name }) => name);
  if (missing.length > 0) {
    throw new RangeError(
      `its header must have the columns algorithm (or row), environment, seed, score (or final_mean): there is no ${
        missing.join(", no ")
      }`,
    );
  }
  return {
    count: header.length,
    row: find("row", "algorithm").place,
    algorithm: algorithm.place,
    environment: environment.place,
    seed: seed.place,
    score: score.place,
    scoreName: score.name,
  };
}

function readRuns(lines: Iterable<CsvLine>, columns: Columns): ScoredRun[] {
  const runs = new Map<string, ScoredRun>();
  const algorithms = new Map<string, string>();
  for (const { number, fields } of lines) {
    try {
      const run = readRun(fields, columns);
      const { row, environment, seed, algorithm } = run;
      const key = JSON.stringify([row, environment, seed]);
      if (runs.has(key)) {
        throw new RangeError(
          `differ from all others in algorithm, environment and seed: ${row}, ${environment}, ${seed} has occurred before`,
        );
      }
      const before = algorithms.get(row) ?? algorithm;
      if (before !== algorithm) {
        throw new RangeError(
          `have '${before}' as the algorithm of row '${row}', as a line before: current value is '${algorithm}'`,
        );
      }
      runs.set(key, run);
      algorithms.set(row, algorithm);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new RangeError(`line ${number} must ${error.message}`);
    }
  }
  return [...runs.values()];
}

function readRun(fields: readonly string[], columns: Columns): ScoredRun {
  if (fields.length !== columns.count) {
    throw new RangeError(
      `have ${columns.count} fields, as the header has: current number is ${fields.length}`,
    );
  }
  return {
    environment: readName("environment", fields[columns.environment]),
    row: readName("row", fields[columns.row]),
    algorithm: readName("algorithm", fields[columns.algorithm]),
    seed: readSeed(fields[columns.seed]),
    score: readScore(columns.scoreName, fields[columns.score]),
    steps: null,
    curve: null,
  };
}
