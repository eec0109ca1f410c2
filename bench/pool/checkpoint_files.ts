/**
 * Checkpoints on the disk, beside the results.
 *
 * @module
 */
import { moveAside, removeIfThere, writeWhole } from "../files/whole_files.ts";
import { firstLine } from "../text/first_line.ts";
import type { Checkpoints } from "./run_pool.ts";
import { readBounded } from "../files/read_bounded.ts";
import { resultPaths } from "../results/result_files.ts";
import type { RunRecord } from "../results/run_record.ts";
import { UsageError } from "../files/usage_error.ts";

/** Where checkpoints lie, and who is told of what is wrong with them. */
interface CheckpointFilesOptions {
  /** The folder of all results. */
  readonly out: string;
  /** Seconds of work between two checkpoints of a run. */
  readonly every: number;
  /** Is told one line about a run. */
  readonly say: (record: RunRecord, line: string) => void;
}

/** The most bytes that are read; with the default networks there are 150 kB. */
const mostBytes = 2 ** 28;

/**
 * Keeps the checkpoint of each run in its `seed-<n>.checkpoint`, written whole
 * or not at all. One that can't be used is moved aside. Where one can't be
 * written (a full disk), that is said once for a run, and the run goes on.
 *
 * @param options Where, how often, and who is told.
 * @returns What a pool needs.
 */
export function createCheckpointFiles(
  { out, every, say }: CheckpointFilesOptions,
): Checkpoints {
  const pathOf = (record: RunRecord) => resultPaths(out, record).checkpoint;
  const unwritten = new Set<RunRecord>();
  return {
    every,
    read(record) {
      try {
        return readBounded(pathOf(record), mostBytes);
      } catch (error) {
        if (!(error instanceof UsageError)) throw error;
        say(record, `${error.message}; starting from the beginning`);
        return null;
      }
    },
    write(record, bytes) {
      try {
        writeWhole(pathOf(record), bytes);
      } catch (error) {
        if (unwritten.has(record)) return;
        unwritten.add(record);
        say(record, `Cannot keep a checkpoint: ${firstLine(error)}`);
      }
    },
    refuse(record, { reason, message }) {
      const aside = moveAside(pathOf(record), reason);
      say(
        record,
        `${message}; moved to ${aside}, starting from the beginning`,
      );
    },
  };
}

/**
 * Removes the checkpoint of a run that is complete. What can't be removed, such
 * as a folder in its place, is none and is left.
 *
 * @param out The folder of all results.
 * @param record The run.
 */
export function removeCheckpoint(out: string, record: RunRecord): void {
  try {
    removeIfThere(resultPaths(out, record).checkpoint);
  } catch {
    // The result is complete all the same.
  }
}
