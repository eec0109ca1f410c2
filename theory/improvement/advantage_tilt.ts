/**
 * The distributions that gain the most advantage for their divergence.
 *
 * Whether Σ_a π̃(a) A(a) is maximized within KL(π ‖ π̃) ≤ d, or with the penalty
 * μ KL(π ‖ π̃), the derivative in π̃(a) vanishes at
 *
 * π̃(a) = μ π(a) / (ν − A(a)),
 *
 * with multipliers μ of the divergence and ν > max A of Σ_a π̃(a) = 1. What is
 * left is one number, x = ν − max A: from x = ∞, where π̃ = π, to x = 0.
 *
 * @module
 */
import { exp, log } from "../../numerics/mod.ts";
import { findRoot } from "../mdp/find_root.ts";

/** One state's π and advantages, as far below the best as they are. */
export interface AdvantageGaps {
  /** π(a), `[A]`. */
  readonly probabilities: Float64Array;
  /** max A − A(a), `[A]`. */
  readonly gaps: Float64Array;
  /** The largest gap of an action that π takes. */
  readonly spread: number;
  /** The mean gap under π. */
  readonly mean: number;
  /** The probability of the actions without a gap. */
  readonly atBest: number;
}

/** A state's π̃. */
export interface AdvantageTilt {
  /** π̃(a), `[A]`. */
  readonly probabilities: Float64Array;
  /** μ, by how much Σ π̃ A rises for a unit of KL. */
  readonly multiplier: number;
  /** KL(π ‖ π̃), in nats. */
  readonly kl: number;
}

/** The least x, in spreads: less would leave probabilities that underflow. */
const LEAST = 1e-180;

/** A KL divergence that is lost in rounding counts as this. */
const TINY = 1e-300;

/**
 * Prepares a state.
 *
 * @param probabilities π(a), `[A]`.
 * @param advantages A(a), `[A]`.
 * @returns The gaps.
 */
export function advantageGaps(
  probabilities: Float64Array,
  advantages: Float64Array,
): AdvantageGaps {
  const best = advantages.reduce((most, value) => Math.max(most, value));
  const gaps = advantages.map((value) => best - value);
  let spread = 0;
  let mean = 0;
  let atBest = 0;
  for (const [a, p] of probabilities.entries()) {
    if (p === 0) continue;
    spread = Math.max(spread, gaps[a]);
    mean += p * gaps[a];
    if (gaps[a] === 0) atBest += p;
  }
  return { probabilities, gaps, spread, mean, atBest };
}

/**
 * Maximizes Σ_a π̃(a) A(a) within KL(π ‖ π̃) ≤ d.
 *
 * @param state The state.
 * @param radius d > 0, maybe infinite.
 * @returns π̃.
 */
export function tiltWithinRadius(
  state: AdvantageGaps,
  radius: number,
): AdvantageTilt {
  const { spread, atBest } = state;
  if (spread === 0) return unmoved(state);
  const least = LEAST * spread;
  if (atBest === 0) {
    const { kl, multiplier } = tiltAt(state, 0);
    // The KL rises by a log as the best action, which π never takes, gains.
    if (kl <= radius) {
      return takeBest(state, Math.max(least, multiplier * exp(kl - radius)));
    }
  }
  const atLeast = tiltAt(state, least);
  if (atLeast.kl <= radius) return atLeast;
  // Kantorovich's inequality gives KL ≤ spread²/4x², which is below d there.
  const most = spread / Math.sqrt(radius);
  const root = findRoot(
    (logX) => logOfShare(tiltAt(state, exp(logX)).kl, radius),
    log(least),
    log(most),
  );
  return tiltAt(state, exp(root));
}

/**
 * Maximizes Σ_a π̃(a) A(a) − μ KL(π ‖ π̃).
 *
 * @param state The state.
 * @param multiplier μ > 0.
 * @returns π̃.
 */
export function tiltWithPenalty(
  state: AdvantageGaps,
  multiplier: number,
): AdvantageTilt {
  const { spread, mean, atBest } = state;
  if (spread === 0) return unmoved(state);
  if (atBest === 0 && multiplier <= tiltAt(state, 0).multiplier) {
    return takeBest(state, Math.max(LEAST * spread, multiplier));
  }
  // μ(x) is the harmonic mean of x + gap. It is concave, so that Newton's
  // method comes from the left and never goes beyond the root.
  let x = Math.max(LEAST * spread, atBest * multiplier, multiplier - mean);
  for (let i = 0; i < 100; i++) {
    const { excess, slope } = multiplierAt(state, x, multiplier);
    const step = excess / slope;
    if (!(step > 1e-15 * x)) break;
    x += step;
  }
  return { ...tiltAt(state, x), multiplier };
}

/**
 * log(KL/d), which is finite also where the KL is lost in rounding.
 *
 * @param kl KL ≥ 0, in nats.
 * @param radius d > 0, finite.
 * @returns The logarithm; it is 0 where the radius is reached.
 */
export function logOfShare(kl: number, radius: number): number {
  return log(Math.max(kl, TINY) / radius);
}

/** π̃ at ν = x + max A, of the actions that π takes. */
function tiltAt(
  { probabilities: old, gaps }: AdvantageGaps,
  x: number,
): AdvantageTilt {
  let inverse = 0;
  for (const [a, p] of old.entries()) if (p > 0) inverse += p / (x + gaps[a]);
  const multiplier = 1 / inverse;
  let kl = 0;
  const probabilities = old.map((p, a) => {
    if (p === 0) return 0;
    const ratio = multiplier / (x + gaps[a]);
    // Σ p (r − 1) = 0 keeps the sum exact where the policies are almost alike.
    kl += p * (ratio - 1 - log(ratio));
    return p * ratio;
  });
  return { probabilities, multiplier, kl: Math.max(0, kl) };
}

/** By how much μ(x) is below a multiplier, and dμ/dx = Σ p r². */
function multiplierAt(
  { probabilities, gaps }: AdvantageGaps,
  x: number,
  wanted: number,
): { excess: number; slope: number } {
  let inverse = 0;
  let squares = 0;
  for (const [a, p] of probabilities.entries()) {
    if (p === 0) continue;
    const share = p / (x + gaps[a]);
    inverse += share;
    squares += share / (x + gaps[a]);
  }
  return {
    excess: wanted - 1 / inverse,
    slope: squares / (inverse * inverse),
  };
}

/** ν = max A: the best action, which π never takes, gets what is left. */
function takeBest(
  { probabilities: old, gaps }: AdvantageGaps,
  multiplier: number,
): AdvantageTilt {
  let left = 1;
  let kl = 0;
  const probabilities = old.map((p, a) => {
    if (p === 0) return 0;
    const ratio = multiplier / gaps[a];
    left -= p * ratio;
    kl -= p * log(ratio);
    return p * ratio;
  });
  probabilities[gaps.indexOf(0)] = Math.max(0, left);
  return { probabilities, multiplier, kl: Math.max(0, kl) };
}

/** π where nothing is to be gained. */
function unmoved({ probabilities }: AdvantageGaps): AdvantageTilt {
  return { probabilities, multiplier: 0, kl: 0 };
}
