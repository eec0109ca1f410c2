/**
 * Backtracking under a trust region.
 *
 * @module
 */
import type { Vector } from "../networks/engine.ts";

/** What a candidate is judged by. */
export interface Candidate {
  /** Gain of the surrogate over the old parameters. */
  readonly improvement: number;
  /** Mean KL(π_old ‖ π_candidate), in nats. */
  readonly kl: number;
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
 * @param theta Parameters: old ones on entry, the accepted or the old ones on
 * return.
 * @param oldTheta A buffer of the same length, overwritten by the old
 * parameters.
 * @param step The full step.
 * @param judge Evaluates θ as it stands.
 * @param options δ and the backtracking.
 * @returns What was accepted; improvement and KL are 0 where nothing was.
 *
 * @example The full step leaves the trust region, half of it does not
 * ```ts
 * import { lineSearch } from "@policy-gradient/bench/algorithms";
 * import { assertEquals } from "@std/assert";
 *
 * const theta = Float64Array.of(0);
 * const outcome = lineSearch(
 *   theta,
 *   new Float64Array(1),
 *   Float64Array.of(4),
 *   () => ({ improvement: theta[0], kl: theta[0] * theta[0] }),
 *   { delta: 5, shrink: 0.5, tries: 10 },
 * );
 * assertEquals(outcome, { accepted: 1, improvement: 2, kl: 4 });
 * assertEquals(theta[0], 2);
 * ```
 */
export function lineSearch(
  theta: Vector,
  oldTheta: Vector,
  step: Vector,
  judge: () => Candidate,
  options: LineSearchOptions,
): LineSearchOutcome {
  oldTheta.set(theta);
  let scale = 1;
  for (let j = 0; j < options.tries; j++) {
    for (let i = 0; i < theta.length; i++) {
      theta[i] = oldTheta[i] + scale * step[i];
    }
    const { improvement, kl } = judge();
    if (kl <= options.delta && improvement > 0) {
      return { accepted: j, improvement, kl };
    }
    scale *= options.shrink;
  }
  theta.set(oldTheta);
  return { accepted: null, improvement: 0, kl: 0 };
}
