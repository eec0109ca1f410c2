/**
 * Variances of differences between the actions of a state.
 *
 * @module
 */
import type { BranchMoments } from "../../estimators/branch_moments.ts";

/** The variance of a difference of Q̂, or of several added up. */
export interface DifferenceVariance {
  /** With common random numbers. */
  readonly common: number;
  /** Without. */
  readonly independent: number;
}

/**
 * Every two actions of one state.
 *
 * @param pairs S·A.
 * @param actions A.
 * @returns State-action pairs i < j.
 */
export function pairsOfActions(
  pairs: number,
  actions: number,
): [number, number][] {
  const list: [number, number][] = [];
  for (let i = 0; i < pairs; i++) {
    for (let j = i + 1; j % actions !== 0; j++) list.push([i, j]);
  }
  return list;
}

/**
 * Var[Q̂_i − Q̂_j] of one rollout each.
 *
 * @param moments The rollouts' moments.
 * @param i s·A + a.
 * @param j s·A + b.
 * @returns The variance with common random numbers and without.
 */
export function varianceOfDifference(
  moments: BranchMoments,
  i: number,
  j: number,
): DifferenceVariance {
  const { q, covariance } = moments;
  const actions = covariance.length / q.length;
  const at = (k: number, l: number) => covariance[k * actions + l % actions];
  const independent = at(i, i) + at(j, j);
  return { independent, common: independent - 2 * at(i, j) };
}
