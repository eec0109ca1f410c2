/**
 * A worker that only trains.
 *
 * @module
 */
import { algorithms } from "../../../algorithms/mod.ts";
import { serveTasks } from "../../pool/work_queue.ts";
import { trainRun } from "../../runs/training.ts";
import type { TrainingProtocol } from "./training_pool.ts";

serveTasks<TrainingProtocol>(async (record) => {
  const training = await trainRun(record, algorithms[record.algorithm]);
  return training.trainedSteps;
});
