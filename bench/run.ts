/**
 * One run: train, evaluate, export, check, and put it all into a result.
 *
 * @module
 */
import { exportPolicy } from "../networks/mod.ts";
import type { AlgorithmRegistry } from "./algorithm_registry.ts";
import type { Checkpoint } from "./checkpoint/checkpoint.ts";
import { digestBytes, digestParameters } from "./digest.ts";
import { scoreOf } from "./evaluate.ts";
import { evaluateFinal, evaluationFault } from "./final_evaluation.ts";
import type { FinalEvaluation } from "./final_evaluation.ts";
import { describeMachine, describeVersions } from "./machine.ts";
import { expectedOutputs } from "./onnx/expected_outputs.ts";
import { checkParity } from "./onnx/parity.ts";
import { recordDigest, recordOf } from "./record.ts";
import { resultDigest } from "./result_files.ts";
import type { RunRecord, RunResult } from "./run_result.ts";
import type { RunTiming } from "./run_timing.ts";
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
   * Compares the ONNX file with the policy before it is called exported.
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
  /** What depends on the machine. */
  readonly timing: RunTiming;
}

/** Largest difference that the ONNX file's outputs may have from the policy's. */
const parityTolerance = 1e-5;

/**
 * Does one run.
 *
 * @param record Everything that its result depends on.
 * @param options The algorithms, and who is told of its progress.
 * @returns Result, ONNX file and times.
 * @throws {Error} If the ONNX file does not give what the policy gives.
 */
export async function run(
  record: RunRecord,
  options: RunOptions,
): Promise<RunOutcome> {
  const { algorithms, from = null, onPause, checkExport = checkParity } =
    options;
  const started = performance.now() - 1000 * (from?.seconds ?? 0);
  const elapsed = () => (performance.now() - started) / 1000;
  const { onResume, onSteps } = options;
  const trained = await trainRun(record, algorithms[record.algorithm], {
    from,
    onResume,
    onSteps,
    onPause: onPause &&
      ((state) => onPause(() => ({ ...state(), seconds: elapsed() }))),
  });
  const trainingSeconds = elapsed();
  const { acting, engine } = trained;
  const evaluated = trained.divergence
    ? null
    : await evaluateFinal(acting, engine, record);
  const training = evaluated ? withFault(trained, evaluated) : trained;
  const exported = evaluated && !training.divergence
    ? await finish(record, training, evaluated, checkExport)
    : null;
  return {
    result: completeResult(record, training, exported),
    onnx: exported?.onnx ?? null,
    timing: {
      format: 1,
      trainingSeconds,
      wallSeconds: elapsed(),
      stepsPerSecond: training.trainedSteps / trainingSeconds,
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

/** A policy that was evaluated, exported and checked. */
interface Exported {
  readonly returns: readonly number[];
  readonly onnx: Uint8Array<ArrayBuffer>;
  readonly observations: number;
  readonly difference: number;
}

async function finish(
  record: RunRecord,
  { acting, engine }: Training,
  evaluated: FinalEvaluation,
  checkExport: typeof checkParity,
): Promise<Exported> {
  const { environment, algorithm, seed } = record;
  const onnx = exportPolicy(acting.describe(), {
    environment,
    algorithm,
    seed,
    record: recordDigest(record),
  });
  const expected = expectedOutputs(acting, engine, evaluated.observations);
  const parity = await checkExport(onnx, expected, parityTolerance);
  if (!parity.passed) {
    throw new Error(
      `Cannot export the policy as its ONNX file must give what it gives: ${parity.firstFailure}`,
    );
  }
  return {
    returns: evaluated.returns,
    onnx,
    observations: expected.rows,
    difference: parity.largestDifference,
  };
}

function completeResult(
  record: RunRecord,
  training: Training,
  exported: Exported | null,
): RunResult {
  const { parameters, value } = training.acting.describe();
  const result: RunResult = {
    format: 1,
    ...recordOf(record),
    ended: training.divergence ? "diverged" : "completed",
    divergence: training.divergence,
    trainedSteps: training.trainedSteps,
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
