import { algorithms } from "../../algorithms/mod.ts";
import { runRecord } from "../record.ts";
import { trainRun } from "../training.ts";
import { rateOf, type Spread, spreadOf } from "./measure.ts";
import { TRAINING_WORK, type TrainingWork } from "./training_work.ts";

/** How fast a whole run is. */
export interface TrainingSpeed {
  /** What ran. */
  readonly work: TrainingWork;
  /** Environment steps a second, learning included. */
  readonly stepsPerSecond: Spread;
}

/** How much is trained. */
export interface MeasureTrainingOptions {
  /**
   * Runs after the warm-up.
   * @default 5
   */
  readonly repeats?: number;
  /**
   * Environment steps of each run.
   * @default 20480
   */
  readonly steps?: number;
}

/**
 * Times whole runs on the wasm engine, in this process and so on one core,
 * each after a run of the same length as a warm-up.
 *
 * @param options How much is trained.
 * @returns The speeds.
 */
export async function measureTraining(
  options: MeasureTrainingOptions = {},
): Promise<TrainingSpeed[]> {
  const { repeats = 5, steps = 20_480 } = options;
  const speeds: TrainingSpeed[] = [];
  for (const work of TRAINING_WORK) {
    await secondsOfRun(work, steps);
    const seconds: number[] = [];
    for (let i = 0; i < repeats; i++) {
      seconds.push(await secondsOfRun(work, steps));
    }
    speeds.push({ work, stepsPerSecond: rateOf(spreadOf(seconds), 1) });
  }
  return speeds;
}

/** Seconds a step; the last iteration may pass the budget. */
async function secondsOfRun(
  { algorithm, options }: TrainingWork,
  steps: number,
): Promise<number> {
  const cell = {
    row: algorithm,
    algorithm,
    environment: "CartPole-v1",
    options,
    steps,
    grid: steps,
  };
  const record = runRecord(cell, {
    suite: "speed",
    seed: 1,
    engine: "wasm",
    algorithms,
  });
  const started = performance.now();
  const { trainedSteps } = await trainRun(record, algorithms[algorithm]);
  return (performance.now() - started) / 1000 / trainedSteps;
}
