/**
 * Where results lie, and how they are read.
 *
 * @module
 */
import { digestJson } from "../files/digest.ts";
import { FileContentError } from "../files/read_bounded.ts";
import { readJson } from "../files/read_json.ts";
import type { RunRecord } from "./run_record.ts";
import type { RunResult, StageName } from "./run_result.ts";
import { parseRunResult } from "./run_result_schema.ts";
import { UsageError } from "../files/usage_error.ts";

/**
 * The seed whose policies are published with a suite, those of its stages too.
 * `.gitignore` leaves out the others, which `bench` makes again.
 */
export const PUBLISHED_SEED = 1;

/** The files of one run. */
export interface ResultPaths {
  /** The result, `seed-<n>.json`. */
  readonly json: string;
  /** The exported policy, `seed-<n>.onnx`. */
  readonly onnx: string;
  /** Policies from before the end of training, `seed-<n>.<stage>.onnx`. */
  readonly stages: Readonly<Record<StageName, string>>;
  /** The times, `seed-<n>.timing.json`. */
  readonly timing: string;
  /** Where it stands until it ends, `seed-<n>.checkpoint`. */
  readonly checkpoint: string;
}

/** A file in a result's place that can't be used. */
export class ResultFileError extends UsageError {
  /** Name of the class. */
  override readonly name: string = "ResultFileError";
  /**
   * Makes the error.
   *
   * @param reason `damaged`: truncated or edited; `foreign`: not a result;
   * `other-format`: a result of another version of the format.
   * @param message One line for the user.
   */
  constructor(
    readonly reason: "damaged" | "foreign" | "other-format",
    message: string,
  ) {
    super(message);
  }
}

/**
 * Paths of a run's files: `<out>/<suite>/<environment>/<row>/seed-<n>.*`.
 *
 * @param out The folder of all results.
 * @param run The run.
 * @returns The paths, with `/` between folders.
 */
export function resultPaths(
  out: string,
  run: Pick<RunRecord, "suite" | "environment" | "row" | "seed">,
): ResultPaths {
  const { suite, environment, row, seed } = run;
  const stem = `${out}/${suite}/${environment}/${row}/seed-${seed}`;
  return {
    json: `${stem}.json`,
    onnx: `${stem}.onnx`,
    stages: {
      untrained: `${stem}.untrained.onnx`,
      halfway: `${stem}.halfway.onnx`,
    },
    timing: `${stem}.timing.json`,
    checkpoint: `${stem}.checkpoint`,
  };
}

/**
 * Digest of a result: SHA-256 over its canonical JSON without `digests.result`.
 *
 * @param result The result, with any `digests.result` or none.
 * @returns 64 hexadecimal digits.
 */
export function resultDigest(result: RunResult): string {
  const { result: _own, ...digests } = result.digests;
  return digestJson({ ...result, digests });
}

/**
 * Reads a result file and checks its fields and its digest.
 *
 * @param path Path of a `seed-<n>.json`.
 * @returns The result.
 * @throws {Deno.errors.NotFound} If there is no such file.
 * @throws {ResultFileError} In one line, if it is truncated, edited, of another
 * format, or no result at all.
 * @throws {UsageError} In one line, if it can't be read.
 */
export function readResult(path: string): RunResult {
  const value = readContent(path);
  const format = (value as { format?: unknown } | null)?.format;
  if (typeof format === "number" && format !== 1) {
    throw new ResultFileError(
      "other-format",
      `Cannot read ${path} as its format must be 1: current value is ${format}`,
    );
  }
  const result = parseFields(value, path);
  const digest = resultDigest(result);
  if (digest !== result.digests.result) {
    throw new ResultFileError(
      "damaged",
      `Cannot read ${path} as its content must have the digest ${result.digests.result}: it was edited or damaged`,
    );
  }
  return result;
}

function readContent(path: string): unknown {
  let value: unknown;
  try {
    value = readJson(path);
  } catch (error) {
    if (!(error instanceof FileContentError)) throw error;
    throw new ResultFileError("damaged", error.message);
  }
  if (value !== undefined) return value;
  throw new Deno.errors.NotFound(`there is no ${path}`);
}

function parseFields(value: unknown, path: string): RunResult {
  try {
    return parseRunResult(value);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new ResultFileError(
      "foreign",
      `Cannot read ${path} as it must be a result of this benchmark: ${error.message}`,
    );
  }
}

/**
 * Tells which files of a suite's folder depend on the machine that made them:
 * times, and what is drawn from them. They are never compared.
 *
 * @param path Path below the suite's folder, with `/` between folders.
 * @returns Whether it does.
 *
 * @example A table of times and one of scores
 * ```ts
 * import { dependsOnMachine } from "./result_files.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(dependsOnMachine("timing.md"), true);
 * assertEquals(dependsOnMachine("tables.md"), false);
 * ```
 */
export function dependsOnMachine(path: string): boolean {
  return path === "timing.md" || path.endsWith(".timing.json") ||
    path.startsWith("figures/score-against-time");
}
