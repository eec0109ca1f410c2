/**
 * One run: train, evaluate, export, check, and put it all into a result.
 *
 * @module
 */
import type { AlgorithmRegistry } from "../../algorithms/algorithms.ts";
import type { Checkpoint } from "./checkpoint.ts";
import { digestBytes, digestParameters } from "../files/digest.ts";
import { scoreOf } from "./evaluate_policy.ts";
import { evaluateFinal, evaluationFault } from "./final_evaluation.ts";
import type { FinalEvaluation } from "./final_evaluation.ts";
import { describeMachine, describeVersions } from "./machine.ts";
import { exportChecked, parityTolerance } from "../onnx/checked_export.ts";
import type { CheckedExport } from "../onnx/checked_export.ts";
import { checkParity } from "../onnx/parity.ts";
import {
  recordDigest,
  recordOf,
  type RunRecord,
} from "../results/run_record.ts";
import type { RunResult } from "../results/run_result.ts";
import { resultDigest } from "../results/result_files.ts";
import type { RunTiming } from "../results/run_timing.ts";
import { createStageKeeper, keepsStages } from "./stages.ts";
import type { KeptStage } from "./stages.ts";
import { createShareClock } from "./share_clock.ts";
import { trainRun } from "./training.ts";
import type { Training, TrainingOptions } from "./training.ts";

/** What a run needs besides its record. */
export interface RunOptions
  extends Pick<TrainingOptions, "onResume" | "onSteps"> {
  /** The algorithms by name. */
  readonly algorithms: AlgorithmRegistry;
  /**
   * Where an earlier run of the same record stood.
   * @default null
   */
  readonly from?: Checkpoint | null;
  /**
   * Is called between two iterations, and may ask for a checkpoint. Where it
   * throws, the run ends there with that error.
   */
  readonly onPause?: (checkpoint: () => Checkpoint) => void;
  /**
   * Compares every ONNX file with its policy before it is called exported.
   * @default checkParity, under onnxruntime
   */
  readonly checkExport?: typeof checkParity;
}

/** What a run gives. */
export interface RunOutcome {
  /** A pure function of the record. */
  readonly result: RunResult;
  /** The exported policy, a pure function of the record too; null where the run diverged. */
  readonly onnx: Uint8Array<ArrayBuffer> | null;
  /** The policies from before the end, as `result.stages` lists them. */
  readonly stages: readonly KeptStage[];
  /** What depends on the machine. */
  readonly timing: RunTiming;
}

/**
 * Does one run.
 *
 * @param record Everything that its result depends on.
 * @param options The algorithms, and who is told of its progress.
 * @returns Result, ONNX file and times.
 * @throws {Error} If an ONNX file does not give what its policy gives.
 */
export async function run(
  record: RunRecord,
  options: RunOptions,
): Promise<RunOutcome> {
  const { algorithms, from = null, onPause, checkExport = checkParity } =
    options;
  const started = performance.now() - 1000 * (from?.seconds ?? 0);
  const elapsed = () => (performance.now() - started) / 1000;
  const clock = createShareClock(() => performance.now());
  const { leaveOut } = clock;
  const keeper = createStageKeeper(record, { from, checkExport, leaveOut });
  const trainedFor = () => elapsed() - clock.leftOut() / 1000;
  const { onResume, onSteps } = options;
  const trained = await trainRun(record, algorithms[record.algorithm], {
    from,
    onResume,
    onSteps,
    watch: clock.watch,
    onPolicy: keepsStages(record) ? keeper.visit : undefined,
    onPause: onPause && ((state) =>
      onPause(() => ({
        ...state(),
        seconds: trainedFor(),
        stages: keeper.kept,
      }))),
  });
  const trainingSeconds = trainedFor();
  const shares = clock.shares();
  const { acting, engine } = trained;
  const evaluated = trained.divergence
    ? null
    : await evaluateFinal(acting, engine, record);
  const training = evaluated ? withFault(trained, evaluated) : trained;
  const exported = evaluated && !training.divergence
    ? await finish(record, training, evaluated, checkExport)
    : null;
  const stages = stagesBefore(training.divergence, keeper.kept);
  return {
    result: completeResult(record, training, exported, stages),
    onnx: exported?.onnx ?? null,
    stages,
    timing: {
      format: 1,
      trainingSeconds,
      wallSeconds: elapsed(),
      stepsPerSecond: training.trainedSteps / trainingSeconds,
      shares,
      onnxDifference: exported?.difference ?? null,
      machine: describeMachine(),
      versions: describeVersions(),
    },
  };
}

/** A training whose policy met numbers that are none has diverged at its end. */
function withFault(training: Training, evaluated: FinalEvaluation): Training {
  const reason = evaluationFault(evaluated);
  if (reason === null) return training;
  const { iteration, trainedSteps: steps } = training;
  return { ...training, divergence: { iteration, steps, reason } };
}

/** A diverged run keeps the stages from before the iteration that diverged. */
function stagesBefore(
  divergence: Training["divergence"],
  kept: readonly KeptStage[],
): readonly KeptStage[] {
  return divergence
    ? kept.filter(({ steps }) => steps < divergence.steps)
    : kept;
}

/** A policy that was evaluated, exported and checked. */
interface Finished extends CheckedExport {
  readonly returns: readonly number[];
}

async function finish(
  record: RunRecord,
  { acting, engine }: Training,
  { returns, observations }: FinalEvaluation,
  checkExport: typeof checkParity,
): Promise<Finished> {
  const options = { record, observations, checkExport };
  return { ...await exportChecked(acting, engine, options), returns };
}

function completeResult(
  record: RunRecord,
  training: Training,
  exported: Finished | null,
  stages: readonly KeptStage[],
): RunResult {
  const { parameters, value } = training.acting.describe();
  const result: RunResult = {
    format: 1,
    ...recordOf(record),
    ended: training.divergence ? "diverged" : "completed",
    divergence: training.divergence,
    trainedSteps: training.trainedSteps,
    stages: stages.map(({ name, steps, onnx }) => ({
      name,
      steps,
      onnx: digestBytes(onnx),
    })),
    final: exported && scoreOf(exported.returns),
    onnxParity: exported && {
      observations: exported.observations,
      tolerance: parityTolerance,
      passed: true,
    },
    digests: {
      record: recordDigest(record),
      parameters: digestParameters(
        value ? [parameters, value.parameters] : [parameters],
      ),
      onnx: exported && digestBytes(exported.onnx),
      result: "",
    },
    curve: training.curve,
    iterations: training.iterations,
  };
  return {
    ...result,
    digests: { ...result.digests, result: resultDigest(result) },
  };
}
