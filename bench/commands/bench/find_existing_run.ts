/**
 * What already lies in a run's place.
 *
 * @module
 */
import { MAX_POLICY_BYTES } from "../../../networks/mod.ts";
import { digestBytes } from "../../files/digest.ts";
import { FileContentError, readBounded } from "../../files/read_bounded.ts";
import { firstDifference } from "../../results/run_record.ts";
import type { RunRecord } from "../../results/run_record.ts";
import type { RunResult } from "../../results/run_result.ts";
import {
  readResult,
  ResultFileError,
  resultPaths,
} from "../../results/result_files.ts";
import type { ResultPaths } from "../../results/result_files.ts";

/** A file that is damaged. */
interface DamagedFile {
  /** Where it lies. */
  readonly path: string;
  /** What is wrong with it; one line. */
  readonly message: string;
}

/** What lies in the place of a run. */
export type ExistingRun =
  /** No result. */
  | { readonly kind: "missing" }
  /** The result, and its ONNX files where it has some. */
  | { readonly kind: "complete" }
  /** The result without one of its ONNX files. */
  | { readonly kind: "onnx-missing"; readonly result: RunResult }
  /** The result of another record, or of another format; one line. */
  | { readonly kind: "other"; readonly message: string }
  /** Files are damaged. */
  | {
    readonly kind: "damaged";
    readonly files: readonly DamagedFile[];
    /** The result, where it is ONNX files that are damaged. */
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
      : {
        kind: "damaged",
        files: [{ path: paths.json, message }],
        result: null,
      };
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
  return findPolicies(paths, read);
}

function findPolicies(paths: ResultPaths, result: RunResult): ExistingRun {
  const { digests: { onnx }, stages = [] } = result;
  const found = stages.map((stage) =>
    findPolicy(paths.stages[stage.name], stage.onnx)
  );
  if (onnx !== null) found.push(findPolicy(paths.onnx, onnx));
  const files = found.filter((file) => typeof file === "object");
  if (files.length > 0) return { kind: "damaged", files, result };
  if (found.includes("missing")) return { kind: "onnx-missing", result };
  return { kind: "complete" };
}

function findPolicy(
  path: string,
  digest: string,
): "sound" | "missing" | DamagedFile {
  const bytes = valueOrDamage(() => readBounded(path, MAX_POLICY_BYTES));
  if (bytes === null) return "missing";
  if (bytes instanceof Error) return { path, message: bytes.message };
  if (digestBytes(bytes) === digest) return "sound";
  return {
    path,
    message:
      `Cannot keep ${path} as it must have the digest ${digest}: it was edited or damaged`,
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
