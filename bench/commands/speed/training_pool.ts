/**
 * Training on several cores, without evaluation and files.
 *
 * @module
 */
import { openWorkQueue } from "../../pool/work_queue.ts";
import type { RunRecord } from "../../results/run_record.ts";

/** What the pool and its workers say to each other. */
export interface TrainingProtocol {
  /** A run. */
  readonly task: RunRecord;
  /** Nothing is said before its end. */
  readonly progress: never;
  /** The steps that it simulated. */
  readonly answer: number;
}

/** Workers that stay warm from one list of runs to the next; disposing it ends them. */
interface TrainingPool extends Disposable {
  /**
   * Trains, one run a worker at a time.
   *
   * @param records The runs.
   * @returns How many steps they simulated together.
   * @throws {Error} In one line, if a run fails or a worker breaks down.
   */
  train(records: readonly RunRecord[]): Promise<number>;
}

/**
 * Makes a pool.
 *
 * @param workers How many workers, ≥ 1.
 * @returns The pool.
 */
export function makeTrainingPool(workers: number): TrainingPool {
  const queue = openWorkQueue<TrainingProtocol>(
    new URL("./training_worker.ts", import.meta.url),
    workers,
  );
  return {
    async train(records) {
      let steps = 0;
      await queue.work(records, {
        begin: (record) => record,
        onAnswer: (_, trained) => steps += trained,
        onError(_, line) {
          throw new Error(line);
        },
      });
      return steps;
    },
    [Symbol.dispose]: () => queue[Symbol.dispose](),
  };
}
