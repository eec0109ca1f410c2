/**
 * What already lies in a run's place.
 *
 * @module
 */
import { MAX_POLICY_BYTES } from "../networks/mod.ts";
import { digestBytes } from "./digest.ts";
import { FileContentError, readBounded } from "./read_bounded.ts";
import { firstDifference } from "./record.ts";
import { readResult, ResultFileError, resultPaths } from "./result_files.ts";
import type { RunRecord, RunResult } from "./run_result.ts";

/** What lies in the place of a run. */
export type ExistingRun =
  /** No result. */
  | { readonly kind: "missing" }
  /** The result, and its ONNX file where it has one. */
  | { readonly kind: "complete" }
  /** The result without its ONNX file. */
  | { readonly kind: "onnx-missing"; readonly result: RunResult }
  /** The result of another record, or of another format; one line. */
  | { readonly kind: "other"; readonly message: string }
  /** A file that is damaged; one line. */
  | {
    readonly kind: "damaged";
    readonly path: string;
    readonly message: string;
    /** The result, where it is the ONNX file that is damaged. */
    readonly result: RunResult | null;
  };

/**
 * Looks at a run's place.
 *
 * @param out The folder of all results.
 * @param record The run.
 * @returns What lies there.
 * @throws {UsageError} In one line, if a file can't be read.
 */
export function findExistingRun(out: string, record: RunRecord): ExistingRun {
  const paths = resultPaths(out, record);
  const read = valueOrDamage(() => readResultIfThere(paths.json));
  if (read === null) return { kind: "missing" };
  if (read instanceof Error) {
    const { message } = read;
    return read instanceof ResultFileError && read.reason === "other-format"
      ? { kind: "other", message }
      : { kind: "damaged", path: paths.json, message, result: null };
  }
  const difference = firstDifference(read, record);
  if (difference) {
    const { field, first, second } = difference;
    return {
      kind: "other",
      message:
        `Cannot keep ${paths.json} as its '${field}' must be ${second}: current value is ${first}`,
    };
  }
  return findOnnx(paths.onnx, read);
}

function findOnnx(path: string, result: RunResult): ExistingRun {
  const digest = result.digests.onnx;
  if (digest === null) return { kind: "complete" };
  const bytes = valueOrDamage(() => readBounded(path, MAX_POLICY_BYTES));
  if (bytes === null) return { kind: "onnx-missing", result };
  if (bytes instanceof Error) {
    return { kind: "damaged", path, message: bytes.message, result };
  }
  if (digestBytes(bytes) === digest) return { kind: "complete" };
  return {
    kind: "damaged",
    path,
    message:
      `Cannot keep ${path} as it must have the digest ${digest}: it was edited or damaged`,
    result,
  };
}

function readResultIfThere(path: string): RunResult | null {
  try {
    return readResult(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}

/** What is read, or what is wrong with the file's content; other errors pass. */
function valueOrDamage<T>(
  read: () => T,
): T | FileContentError | ResultFileError {
  try {
    return read();
  } catch (error) {
    const isContent = error instanceof FileContentError ||
      error instanceof ResultFileError;
    if (isContent) return error;
    throw error;
  }
}

/**
 * Moves a file aside, to the first free `<path>.<why>-<n>`.
 *
 * @param path The file.
 * @param why What is wrong with it, as a word for the name.
 * @returns Where it lies now.
 */
export function moveAside(path: string, why = "damaged"): string {
  for (let n = 1;; n++) {
    const aside = `${path}.${why}-${n}`;
    if (isThere(aside)) continue;
    Deno.renameSync(path, aside);
    return aside;
  }
}

function isThere(path: string): boolean {
  try {
    Deno.lstatSync(path);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
