import { algorithms } from "../../../algorithms/mod.ts";
import { type RunRecord, runRecord } from "../../results/run_record.ts";
import { trainRun } from "../../runs/training.ts";
import { rateOf, type Spread, spreadOf } from "./measure.ts";
import { makeTrainingPool } from "./training_pool.ts";
import { TRAINING_WORK, type TrainingWork } from "./training_work.ts";

/** How fast a whole run is. */
export interface TrainingSpeed {
  /** The work's name. */
  readonly name: string;
  /** Its settings, for the reader. */
  readonly settings: string;
  /** Environment steps of each run. */
  readonly steps: number;
  /** How many runs went at once; 1 is one core. */
  readonly workers: number;
  /** Environment steps a second of all runs together, learning included. */
  readonly stepsPerSecond: Spread;
}

/** How much is trained. */
interface MeasureTrainingOptions {
  /**
   * How often each work is timed after the warm-up.
   * @default 5
   */
  readonly repeats?: number;
  /**
   * The most environment steps of a run; a work may have less.
   * @default Infinity
   */
  readonly mostSteps?: number;
  /**
   * How many workers share a work of several seeds.
   * @default navigator.hardwareConcurrency
   */
  readonly workers?: number;
  /**
   * The clock, in milliseconds.
   * @default performance.now
   */
  readonly now?: () => number;
}

/**
 * Times whole runs on the wasm engine, each work after a warm-up of the same
 * length: work of one seed in this process and so on one core, work of several
 * seeds in a pool of workers.
 *
 * @param options How much is trained.
 * @returns The speeds.
 */
export async function measureTraining(
  options: MeasureTrainingOptions = {},
): Promise<TrainingSpeed[]> {
  const speeds: TrainingSpeed[] = [];
  for (const work of TRAINING_WORK) {
    speeds.push(await measureWork(work, options));
  }
  return speeds;
}

async function measureWork(
  work: TrainingWork,
  options: MeasureTrainingOptions,
): Promise<TrainingSpeed> {
  const {
    repeats = 5,
    mostSteps = Infinity,
    workers: most = navigator.hardwareConcurrency,
    now = () => performance.now(),
  } = options;
  const { name, settings, seeds = 1 } = work;
  const steps = Math.min(work.steps, mostSteps);
  const records = Array.from(
    { length: seeds },
    (_, i) => speedRecord(work, steps, i + 1),
  );
  const workers = Math.min(most, seeds);
  using pool = seeds === 1 ? null : makeTrainingPool(workers);
  const train = pool ? pool.train : trainHere;
  const secondsOfStep = async () => {
    const started = now();
    const simulated = await train(records);
    return (now() - started) / 1000 / simulated;
  };
  await secondsOfStep();
  const seconds: number[] = [];
  for (let i = 0; i < repeats; i++) seconds.push(await secondsOfStep());
  return {
    name,
    settings,
    steps,
    workers,
    stepsPerSecond: rateOf(spreadOf(seconds), 1),
  };
}

/**
 * What a work trains, on CartPole-v1.
 *
 * @param work The work.
 * @param steps Environment steps.
 * @param seed Number of the seed.
 * @returns The run's record.
 */
export function speedRecord(
  { algorithm, options }: TrainingWork,
  steps: number,
  seed: number,
): RunRecord {
  return runRecord({
    row: algorithm,
    algorithm,
    environment: "CartPole-v1",
    options,
    steps,
    grid: steps,
  }, { suite: "speed", seed, engine: "wasm", algorithms });
}

/** Gives the simulated steps: the last iteration may pass the budget. */
async function trainHere(records: readonly RunRecord[]): Promise<number> {
  let steps = 0;
  for (const record of records) {
    const algorithm = algorithms[record.algorithm];
    const { trainedSteps } = await trainRun(record, algorithm);
    steps += trainedSteps;
  }
  return steps;
}
