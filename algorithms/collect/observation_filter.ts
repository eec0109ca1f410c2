/**
 * Normalizing observations by what was seen of them so far.
 *
 * @module
 */
import type { Vector } from "../../networks/vector.ts";
import {
  createRunningMoments,
  normalizeRows,
  observationNormalization,
  updateRunningMoments,
} from "../../networks/mod.ts";
import type { RunningMoments } from "../../networks/mod.ts";
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
export function countObservations(
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
