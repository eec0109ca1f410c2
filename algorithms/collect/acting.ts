/**
 * Acting in training: normalized observations in, sampled actions out.
 *
 * @module
 */
import type { Random } from "../../numerics/random.ts";
import type { Vector } from "../../networks/engine.ts";
import {
  createRunningMoments,
  normalizeRows,
  observationNormalization,
  updateRunningMoments,
} from "../../networks/mod.ts";
import type { RunningMoments } from "../../networks/mod.ts";
import type { Policy } from "../../networks/policy.ts";
import type { ObservationNormalization } from "../../networks/policy_description.ts";
import type { SavedTree } from "../state/saved_state.ts";

/** Running statistics of observations, or none. */
export interface ObservationFilter {
  /** Numbers in one observation. */
  readonly size: number;
  /** Null where observations are used raw. */
  readonly moments: RunningMoments | null;
  /** The same as normalization, sharing the moments' arrays. */
  readonly normalization: ObservationNormalization | null;
  /** What has to be saved. */
  readonly saved: SavedTree;
}

/**
 * Makes a filter.
 *
 * @param size Numbers in one observation.
 * @param normalize Whether observations are normalized at all.
 * @returns The filter, without any observation yet.
 */
export function createObservationFilter(
  size: number,
  normalize: boolean,
): ObservationFilter {
  if (!normalize) {
    return { size, moments: null, normalization: null, saved: {} };
  }
  const moments = createRunningMoments(size);
  return {
    size,
    moments,
    normalization: observationNormalization(moments),
    saved: {
      mean: moments.mean,
      variance: moments.variance,
      count: moments.count,
    },
  };
}

/**
 * Counts rows of raw observations in.
 *
 * @param filter The filter.
 * @param raw `[rows × size]`.
 * @param rows How many rows.
 */
export function observe(
  filter: ObservationFilter,
  raw: Vector,
  rows: number,
): void {
  if (filter.moments) updateRunningMoments(filter.moments, raw, rows);
}

/**
 * Writes rows of raw observations, normalized where the filter does so.
 *
 * @param filter The filter.
 * @param raw `[rows × size]`.
 * @param rows How many rows.
 * @param out `[rows × size]`, overwritten; may be `raw` itself.
 */
export function filterRows(
  filter: ObservationFilter,
  raw: Vector,
  rows: number,
  out: Vector,
): void {
  if (filter.normalization) {
    normalizeRows(filter.normalization, raw, rows, out);
  } else {
    for (let i = 0; i < rows * filter.size; i++) out[i] = raw[i];
  }
}

/**
 * gSDE's noise matrices for several environments, and when to draw them anew.
 */
export interface ExplorationNoise {
  /** `[count × matrixSize]`; empty without gSDE. */
  readonly matrices: Float64Array;
  /** Steps between draws; null: once a batch. */
  readonly resampleEvery: number | null;
}

/**
 * Makes gSDE's noise.
 *
 * @param policy Says how large the matrices are.
 * @param count How many environments there are.
 * @param resampleEvery Steps between draws; null: once a batch.
 * @returns The noise, zero until it is drawn.
 */
export function createExplorationNoise(
  policy: Policy,
  count: number,
  resampleEvery: number | null,
): ExplorationNoise {
  const size = policy.exploration?.matrixSize ?? 0;
  return { matrices: new Float64Array(count * size), resampleEvery };
}

/**
 * Draws new matrices where a step asks for it.
 *
 * @param noise The noise.
 * @param policy The policy.
 * @param theta Its parameters, log σ among them.
 * @param t Number of the step in its batch.
 * @param count How many environments there are.
 * @param random Draws.
 */
export function refreshNoise(
  noise: ExplorationNoise,
  policy: Policy,
  theta: Vector,
  t: number,
  count: number,
  random: Random,
): void {
  if (!policy.exploration) return;
  const due = t === 0 ||
    (noise.resampleEvery !== null && t % noise.resampleEvery === 0);
  if (due) policy.exploration.resample(theta, count, random, noise.matrices);
}

/**
 * Samples an action for each row of outputs, right after the `forward` that
 * gave them.
 *
 * @param policy The policy.
 * @param noise gSDE's noise.
 * @param outputs `[rows × output size]`.
 * @param rows How many rows.
 * @param random Draws.
 * @param actions `[rows × action size]`, overwritten.
 */
export function sampleActions(
  policy: Policy,
  noise: ExplorationNoise,
  outputs: Vector,
  rows: number,
  random: Random,
  actions: Vector,
): void {
  if (policy.exploration) {
    policy.exploration.act(outputs, rows, noise.matrices, actions);
  } else {
    const { distribution } = policy;
    for (let row = 0; row < rows; row++) {
      distribution.drawNoise(random, row, actions);
    }
    distribution.sample(outputs, actions, rows, actions);
  }
  replaceNonFinite(actions, rows * policy.distribution.actionSize);
}

/**
 * Puts 0 in place of numbers that are not finite. A policy that has overflowed
 * still plays its batch out; its gradient is not finite, which ends the run as
 * diverged.
 *
 * @param actions Overwritten.
 * @param length How many numbers.
 */
export function replaceNonFinite(actions: Vector, length: number): void {
  for (let i = 0; i < length; i++) {
    if (!Number.isFinite(actions[i])) actions[i] = 0;
  }
}

/**
 * Views of consecutive blocks of a buffer, made once so that steps allocate
 * nothing.
 *
 * @param buffer The buffer.
 * @param size Numbers in one block.
 * @param count How many blocks.
 * @returns The views.
 */
export function blocks(
  buffer: Vector,
  size: number,
  count: number,
): readonly Vector[] {
  return Array.from(
    { length: count },
    (_, i) => buffer.subarray(i * size, (i + 1) * size) as Vector,
  );
}
