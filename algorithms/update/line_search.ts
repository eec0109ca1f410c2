/**
 * Backtracking under a trust region.
 *
 * @module
 */
import type { Engine, Vector, VectorMath } from "../../networks/engine.ts";

/** What a candidate is judged by. */
export interface Candidate {
  /** Gain of the surrogate over the old parameters. */
  readonly improvement: number;
  /** Mean KL(π_old ‖ π_candidate), in nats. */
  readonly kl: number;
}

/** Buffers of a line search. */
export interface LineSearch {
  /** Operations of the engine whose vectors these are. */
  readonly math: VectorMath;
  /** θ_old while the search runs. */
  readonly oldTheta: Vector;
  /** The full step. */
  readonly step: Vector;
}

/**
 * Makes the buffers.
 *
 * @param engine Where they live.
 * @param size Length of θ.
 * @returns The buffers.
 */
export function createLineSearch(engine: Engine, size: number): LineSearch {
  return {
    math: engine.math,
    oldTheta: engine.vector(size),
    step: engine.vector(size),
  };
}

/** How the search backtracks. */
export interface LineSearchOptions {
  /** Radius δ of the trust region: the largest mean KL(π_old ‖ π) allowed. */
  readonly delta: number;
  /** Factor between one try and the next, in (0, 1). */
  readonly shrink: number;
  /** The most tries. */
  readonly tries: number;
}

/** How a line search ended. */
export interface LineSearchOutcome extends Candidate {
  /** Number of the accepted try from 0, or null where none was. */
  readonly accepted: number | null;
}

/**
 * Tries θ_old + shrinkʲ · step for j = 0, 1, … and keeps the first candidate
 * whose surrogate improves and whose mean KL is within δ. Where none is found,
 * θ is the old one again, to the bit.
 *
 * Schulman et al. 2015, appendix C, https://arxiv.org/abs/1502.05477.
 *
 * @param search Buffers; `search.step` is the full step.
 * @param theta Parameters: old ones on entry, the accepted or the old ones on
 * return.
 * @param judge Evaluates θ as it stands.
 * @param options δ and the backtracking.
 * @returns What was accepted; improvement and KL are 0 where nothing was.
 *
 * @example The full step leaves the trust region, half of it does not
 * ```ts
 * import { createLineSearch, lineSearch } from "@policy-gradient/bench/algorithms";
 * import { referenceEngine } from "@policy-gradient/bench/networks";
 * import { assertEquals } from "@std/assert";
 *
 * const search = createLineSearch(referenceEngine(), 1);
 * search.step[0] = 4;
 * const theta = Float64Array.of(0);
 * const outcome = lineSearch(
 *   search,
 *   theta,
 *   () => ({ improvement: theta[0], kl: theta[0] * theta[0] }),
 *   { delta: 5, shrink: 0.5, tries: 10 },
 * );
 * assertEquals(outcome, { accepted: 1, improvement: 2, kl: 4 });
 * assertEquals(theta[0], 2);
 * ```
 */
export function lineSearch(
  search: LineSearch,
  theta: Vector,
  judge: () => Candidate,
  options: LineSearchOptions,
): LineSearchOutcome {
  const { math, oldTheta, step } = search;
  oldTheta.set(theta);
  let scale = 1;
  for (let j = 0; j < options.tries; j++) {
    math.addScaled(oldTheta, scale, step, theta);
    const { improvement, kl } = judge();
    if (kl <= options.delta && improvement > 0) {
      return { accepted: j, improvement, kl };
    }
    scale *= options.shrink;
  }
  theta.set(oldTheta);
  return { accepted: null, improvement: 0, kl: 0 };
}
