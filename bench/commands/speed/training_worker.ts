/**
 * A worker that only trains: it is sent records, and answers with the number of
 * simulated steps, or with the error.
 *
 * @module
 */
import { algorithms } from "../../../algorithms/mod.ts";
import type { RunRecord } from "../../results/run_result.ts";
import { trainRun } from "../../runs/training.ts";

const scope = self as unknown as {
  onmessage: (event: MessageEvent<RunRecord>) => void;
  postMessage(answer: number | Error): void;
};
scope.onmessage = async ({ data: record }) => {
  try {
    const algorithm = algorithms[record.algorithm];
    const { trainedSteps } = await trainRun(record, algorithm);
    scope.postMessage(trainedSteps);
  } catch (error) {
    scope.postMessage(error instanceof Error ? error : Error(String(error)));
  }
};
