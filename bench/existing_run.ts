/**
 * What already lies in a run's place.
 *
 * @module
 */
import { digestBytes } from "./digest.ts";
import { firstDifference } from "./record.ts";
import { readResult, ResultFileError, resultPaths } from "./result_files.ts";
import type { RunRecord, RunResult } from "./run_result.ts";
import { UsageError } from "./usage_error.ts";

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
  const read = readIfThere(paths.json, () => readResult(paths.json));
  if (read === null) return { kind: "missing" };
  if (read instanceof ResultFileError) {
    const { message, reason } = read;
    return reason === "other-format"
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
  const bytes = readIfThere(path, () => Deno.readFileSync(path));
  if (bytes instanceof ResultFileError) throw bytes;
  if (bytes === null) return { kind: "onnx-missing", result };
  if (digestBytes(bytes) === digest) return { kind: "complete" };
  return {
    kind: "damaged",
    path,
    message:
      `Cannot keep ${path} as it must have the digest ${digest}: it was edited or damaged`,
    result,
  };
}

function readIfThere<T>(
  path: string,
  read: () => T,
): T | ResultFileError | null {
  try {
    return read();
  } catch (error) {
    if (
      error instanceof Deno.errors.NotFound ||
      error instanceof Deno.errors.NotADirectory
    ) return null;
    if (error instanceof ResultFileError) return error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`Cannot read ${path}: ${reason}`);
  }
}

/**
 * Moves a file aside, to the first free `<path>.damaged-<n>`.
 *
 * @param path The file.
 * @returns Where it lies now.
 */
export function moveAside(path: string): string {
  for (let n = 1;; n++) {
    const aside = `${path}.damaged-${n}`;
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
