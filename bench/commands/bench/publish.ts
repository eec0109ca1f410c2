/**
 * Putting a run's files into their place.
 *
 * @module
 */
import { removeCheckpoint } from "../../pool/checkpoint_files.ts";
import { firstLine } from "../../text/first_line.ts";
import { prettyJson } from "../../files/pretty_json.ts";
import { resultPaths } from "../../results/result_files.ts";
import type { RunOutcome } from "../../runs/run.ts";
import type { RunResult } from "../../results/run_result.ts";
import { UsageError } from "../../files/usage_error.ts";
import { removeIfThere, writeWhole } from "../../files/whole_files.ts";

/**
 * Writes the files of a run, each whole or not at all, the result last: where
 * it lies, the others lie too. Then its checkpoint is removed. Where the result
 * was published before, only its ONNX files are written. The engine `tfjs` makes
 * no claim of equal bytes: its result is then written anew.
 *
 * @param out The folder of all results.
 * @param outcome What the run gave.
 * @param published The result that lies there; null where there is none.
 * @throws {Error} In one line, if the run gave another result than the one that
 * is published, and nothing is written; or if a file can't be written.
 */
export function publish(
  out: string,
  outcome: RunOutcome,
  published: RunResult | null,
): void {
  const { result, onnx, stages, timing } = outcome;
  const paths = resultPaths(out, result);
  const same = published?.digests.result === result.digests.result;
  if (published && !same && result.engine !== "tfjs") {
    throw new Error(
      `trained again to digest ${result.digests.result}, but ${paths.json} has ${published.digests.result}`,
    );
  }
  writeOrRemove(paths.onnx, onnx);
  for (const [name, path] of Object.entries(paths.stages)) {
    const stage = stages.find((stage) => stage.name === name);
    writeOrRemove(path, stage?.onnx ?? null);
  }
  if (!same) {
    write(paths.timing, prettyJson(timing));
    write(paths.json, prettyJson(result));
  }
  removeCheckpoint(out, result);
}

function writeOrRemove(path: string, content: Uint8Array | null): void {
  if (content) write(path, content);
  else removeIfThere(path);
}

/** Writes a file whole, or says in one line which could not be written. */
function write(path: string, content: string | Uint8Array): void {
  try {
    writeWhole(path, content);
  } catch (error) {
    throw new Error(`Cannot write ${path}: ${firstLine(error)}`, {
      cause: error,
    });
  }
}

/**
 * Makes a folder where it is missing, and checks that files can be written
 * there.
 *
 * @param folder The folder.
 * @throws {UsageError} In one line, if they can't.
 */
export function checkWritable(folder: string): void {
  const probe = `${folder}/.writable`;
  try {
    writeWhole(probe, "");
    removeIfThere(probe);
  } catch (error) {
    throw new UsageError(`Cannot write into ${folder}: ${firstLine(error)}`);
  }
}
