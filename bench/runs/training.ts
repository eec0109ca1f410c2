/**
 * Training as a record says: the loop around an algorithm.
 *
 * @module
 */
import type { Algorithm } from "../../algorithms/algorithm.ts";
import type { ActingPolicy, Parts } from "../../algorithms/mod.ts";
import type { Engine } from "../../networks/engine.ts";
import { beginRun } from "./begin_run.ts";
import { CheckpointError } from "./checkpoint_error.ts";
import { createCurveGrid } from "./curve_grid.ts";
import type { CurveGrid, GridState } from "./curve_grid.ts";
import type { RunRecord } from "../results/run_record.ts";
import type { RunResult } from "../results/run_result.ts";

/** What training ends with. */
export interface Training {
  /** The policy, as its last iteration left it. */
  readonly acting: ActingPolicy;
  /** The engine that it computes on. */
  readonly engine: Engine;
  /** Training episodes on the record's grid. */
  readonly curve: RunResult["curve"];
  /** Diagnostics on the record's grid. */
  readonly iterations: RunResult["iterations"];
  /** Iterations that were done. */
  readonly iteration: number;
  /** Environment steps that were simulated. */
  readonly trainedSteps: number;
  /** Where and why it diverged, else null. */
  readonly divergence: RunResult["divergence"];
}

/** A training between two iterations: all that it needs to go on. */
export interface TrainingState {
  /** Iterations that are done. */
  readonly iteration: number;
  /** Environment steps that were simulated. */
  readonly steps: number;
  /** What its iterations told so far. */
  readonly grid: GridState;
  /** The algorithm's own state, as `save` gave it. */
  readonly algorithm: Uint8Array;
}

/** A policy that is being trained, between two iterations. */
export interface TrainingMoment {
  /** Environment steps that were simulated. */
  readonly steps: number;
  /** The policy, whose numbers the next iteration changes. */
  readonly acting: ActingPolicy;
  /** The engine that it computes on. */
  readonly engine: Engine;
}

/** Where a training begins, and who is told of it. */
export interface TrainingOptions {
  /**
   * Lays something around the algorithm's parts that changes none of their
   * numbers, such as a clock.
   * @default the parts as they are
   */
  readonly watch?: (parts: Parts) => Parts;
  /**
   * Where an earlier training of the same record stood.
   * @default null
   */
  readonly from?: TrainingState | null;
  /** Is told once that the training goes on from so many steps. */
  readonly onResume?: (steps: number) => void;
  /**
   * Is told the simulated steps after every iteration, and may ask for the
   * learning curve so far.
   */
  readonly onSteps?: (steps: number, curve: CurveGrid["curve"]) => void;
  /**
   * Is shown the policy before the first iteration and after every one that
   * does not diverge, before `onPause`. Training waits for it.
   */
  readonly onPolicy?: (moment: TrainingMoment) => Promise<void>;
  /**
   * Is called between two iterations, and may ask for the state. Where it
   * throws, the training ends there with that error.
   */
  readonly onPause?: (state: () => TrainingState) => void;
}

/**
 * Trains until the record's budget is reached or the run diverges.
 *
 * @param record What is trained.
 * @param algorithm The algorithm that the record names.
 * @param options Where it begins, and who is told of it.
 * @returns The trained policy and what its training told. From a saved state
 * it is the same, to the bit.
 * @throws {RangeError} In one line, if the options don't fit the environment.
 * @throws {CheckpointError} In one line, if the saved state doesn't fit.
 * @throws {Error} If an iteration does not simulate any step.
 */
export async function trainRun<Options, State>(
  record: RunRecord,
  algorithm: Algorithm<Options, State>,
  options: TrainingOptions = {},
): Promise<Training> {
  const { from = null, onResume, onSteps, onPolicy, onPause } = options;
  using beginning = await beginRun(record, algorithm, options.watch);
  const { state, engine } = beginning;
  const grid = createCurveGrid(record.steps, record.grid);
  const acting = () => algorithm.policy(state);
  let { iteration, steps } = from ?? { iteration: 0, steps: 0 };
  let divergence: Training["divergence"] = null;
  if (from) {
    restoreTraining(from, algorithm, state, grid);
    onResume?.(steps);
  } else await onPolicy?.({ steps, acting: acting(), engine });
  while (steps < record.steps && !divergence) {
    iteration++;
    const told = algorithm.iterate(state);
    checkProgress(record, steps, told.steps);
    steps = told.steps;
    const last = steps >= record.steps;
    const reason = told.diverged ?? (last ? nonFinite(acting()) : null);
    if (reason !== null) divergence = { iteration, steps, reason };
    grid.add(told);
    onSteps?.(steps, grid.curve);
    if (!divergence) await onPolicy?.({ steps, acting: acting(), engine });
    if (last || divergence) continue;
    onPause?.(() => ({
      iteration,
      steps,
      grid: grid.save(),
      algorithm: algorithm.save(state),
    }));
  }
  return {
    acting: acting(),
    engine,
    curve: grid.curve(),
    iterations: grid.iterations(),
    iteration,
    trainedSteps: steps,
    divergence,
  };
}

function restoreTraining<Options, State>(
  from: TrainingState,
  algorithm: Algorithm<Options, State>,
  state: State,
  grid: CurveGrid,
): void {
  try {
    grid.restore(from.grid);
    algorithm.restore(state, from.algorithm);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new CheckpointError("other", error.message);
  }
}

function checkProgress(
  record: RunRecord,
  before: number,
  after: number,
): void {
  if (after > before) return;
  throw new Error(
    `Cannot go on with ${record.algorithm} as every iteration must simulate a step: it stands at ${after}`,
  );
}

function nonFinite(acting: ActingPolicy): string | null {
  const { parameters, value } = acting.describe();
  const isFinite = (vector: Float32Array | Float64Array) =>
    vector.every((parameter: number) => Number.isFinite(parameter));
  if (!isFinite(parameters)) return "a parameter of the policy is not finite";
  if (value && !isFinite(value.parameters)) {
    return "a parameter of the value is not finite";
  }
  return null;
}
