/**
 * Training as a record says: the loop around an algorithm.
 *
 * @module
 */
import type { ActingPolicy, Algorithm } from "../algorithms/algorithm.ts";
import { makeEnvironment, vectorize } from "../envs/mod.ts";
import type { Environment } from "../envs/mod.ts";
import type { Engine } from "../networks/engine.ts";
import { makeEngine } from "../networks/mod.ts";
import { deriveRandom } from "../numerics/mod.ts";
import type { Random } from "../numerics/mod.ts";
import { CheckpointError } from "./checkpoint/checkpoint_error.ts";
import { modeOf, registerBitsOf, v8Flags } from "./fast/mode.ts";
import { createCurveGrid } from "./grid.ts";
import type { CurveGrid, GridState } from "./grid.ts";
import type { RunRecord, RunResult } from "./run_result.ts";

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

/** Where a training begins, and who is told of it. */
export interface TrainingOptions {
  /**
   * Where an earlier training of the same record stood.
   * @default null
   */
  readonly from?: TrainingState | null;
  /** Is told once that the training goes on from so many steps. */
  readonly onResume?: (steps: number) => void;
  /** Is told the simulated steps after every iteration. */
  readonly onSteps?: (steps: number) => void;
  /**
   * Is called between two iterations, and may ask for the state. Where it
   * throws, the training ends there with that error.
   */
  readonly onPause?: (state: () => TrainingState) => void;
}

/** What the random streams of a run depend on. */
export type RunStreams = Pick<RunRecord, "seed" | "environment" | "algorithm">;

/**
 * The random stream of a run that has a name. It depends on the seed, the
 * environment, the algorithm and the name: as statistics over runs assume,
 * seed 1 of one algorithm is independent of seed 1 of another. It does not
 * depend on suite and row, so that equal options give equal policies.
 *
 * @param run The run.
 * @param name What the stream is for.
 * @returns The stream, from its beginning.
 */
export function runRandom(run: RunStreams, name: string): Random {
  const { seed, environment, algorithm } = run;
  return deriveRandom(seed, `${environment}/${algorithm}/${name}`);
}

/**
 * Makes copies of an environment.
 *
 * @param id The environment's id.
 * @param count How many.
 * @returns The copies; disposing the stack frees them.
 */
export async function makeCopies(
  id: string,
  count: number,
): Promise<{ copies: Environment[]; stack: DisposableStack }> {
  const stack = new DisposableStack();
  const copies: Environment[] = [];
  for (let i = 0; i < count; i++) {
    copies.push(stack.use(await makeEnvironment(id)));
  }
  return { copies, stack };
}

/** An algorithm before its first iteration; disposing it frees its environments. */
export interface Beginning<State> extends Disposable {
  /** The algorithm's state. */
  readonly state: State;
  /** The engine that its networks are on. */
  readonly engine: Engine;
}

/**
 * Brings an algorithm to its beginning: engine, environments, state.
 *
 * @param record What is to be trained.
 * @param algorithm The algorithm that the record names.
 * @returns The beginning.
 * @throws {RangeError} In one line, if the options don't fit the environment.
 */
export async function beginRun<Options, State>(
  record: RunRecord,
  algorithm: Algorithm<Options, State>,
): Promise<Beginning<State>> {
  const options = algorithm.resolve(record.options);
  const registerBits = registerBitsOf(modeOf(v8Flags()));
  const engine = await makeEngine(record.engine, { registerBits });
  const { copies, stack } = await makeCopies(
    record.environment,
    algorithm.environmentCount(options),
  );
  const state = algorithm.create(options, {
    engine,
    environments: copies,
    vectorize,
    random: (name) => runRandom(record, name),
    totalSteps: record.steps,
  });
  return { state, engine, [Symbol.dispose]: () => stack.dispose() };
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
  const { from = null, onResume, onSteps, onPause } = options;
  using beginning = await beginRun(record, algorithm);
  const { state, engine } = beginning;
  const grid = createCurveGrid(record.steps, record.grid);
  const acting = () => algorithm.policy(state);
  let { iteration, steps } = from ?? { iteration: 0, steps: 0 };
  let divergence: Training["divergence"] = null;
  if (from) {
    restoreTraining(from, algorithm, state, grid);
    onResume?.(steps);
  }
  while (steps < record.steps && !divergence) {
    iteration++;
    const told = algorithm.iterate(state);
    checkProgress(record, steps, told.steps);
    steps = told.steps;
    const last = steps >= record.steps;
    const reason = told.diverged ?? (last ? nonFinite(acting()) : null);
    if (reason !== null) divergence = { iteration, steps, reason };
    grid.add(told);
    onSteps?.(steps);
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
