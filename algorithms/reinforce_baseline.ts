/**
 * Baselines of REINFORCE. Each leaves the gradient unbiased: it comes from earlier batches,
 * or from the other trajectories of the same batch.
 *
 * @module
 */
import { z } from "zod";
import type { Trajectories } from "./trajectories.ts";

/** Nothing is subtracted. */
export interface NoBaseline {
  /** Tells the baselines apart. */
  readonly kind: "none";
}

/** The mean return from the start of the other trajectories. */
export interface MeanBaseline {
  /** Tells the baselines apart. */
  readonly kind: "mean";
}

/** The constant of least variance, one for each parameter, from the other trajectories. */
export interface OptimalBaseline {
  /** Tells the baselines apart. */
  readonly kind: "optimal";
}

/** The mean of the other trajectories' returns at the same time step. */
export interface TimeBaseline {
  /** Tells the baselines apart. */
  readonly kind: "time";
}

/** A state value, fitted to earlier batches. */
export interface ValueBaseline {
  /** Tells the baselines apart. */
  readonly kind: "value";
  /**
   * What the value is fitted to: `monte-carlo` rewards to go, or `fitted` one-step targets
   * r + γ V_old(s′).
   * @default "monte-carlo"
   */
  readonly target: "monte-carlo" | "fitted";
  /**
   * Weight λ of ‖φ − φ_old‖², which keeps φ near the last one; usual range 0 to 10.
   * @default 0
   */
  readonly proximal: number;
  /**
   * Passes over the batch.
   * @default 10
   */
  readonly epochs: number;
  /**
   * Rows of one gradient step.
   * @default 128
   */
  readonly minibatchSize: number;
  /**
   * Adam's step size.
   * @default 0.001
   */
  readonly learningRate: number;
}

/** What is subtracted from the returns. */
export type Baseline =
  | NoBaseline
  | MeanBaseline
  | OptimalBaseline
  | TimeBaseline
  | ValueBaseline;

/** The schema of {@linkcode Baseline}. */
export function baselineSchema(): z.ZodType<Baseline> {
  return z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("none") }),
    z.strictObject({ kind: z.literal("mean") }),
    z.strictObject({ kind: z.literal("optimal") }),
    z.strictObject({ kind: z.literal("time") }),
    z.strictObject({
      kind: z.literal("value"),
      target: z.enum(["monte-carlo", "fitted"]).default("monte-carlo"),
      proximal: z.number().min(0).max(1e6).default(0),
      epochs: z.int().min(1).max(1000).default(10),
      minibatchSize: z.int().min(1).max(1e6).default(128),
      learningRate: z.number().positive().max(10).default(1e-3),
    }),
  ]).prefault({ kind: "value" });
}

/**
 * Subtracts from each weight the mean of the other trajectories' returns from the start.
 *
 * @param batch The episodes.
 * @param weights `[rows]`: Ψ_t, total returns or rewards to go; changed in place.
 */
export function subtractMeanOfOthers(
  batch: Trajectories,
  weights: Float64Array,
): void {
  const { starts } = batch;
  const count = starts.length - 1;
  if (count < 2) return;
  const first = Float64Array.from(starts.subarray(0, count), (s) => weights[s]);
  const sum = first.reduce((total, value) => total + value, 0);
  for (let e = 0; e < count; e++) {
    const baseline = (sum - first[e]) / (count - 1);
    for (let row = starts[e]; row < starts[e + 1]; row++) {
      weights[row] -= baseline;
    }
  }
}

/**
 * Subtracts from the weight at time t the mean of the other trajectories' weights at the
 * same t; nothing where no other trajectory lasts that long.
 *
 * @param batch The episodes.
 * @param weights `[rows]`: Ψ_t; changed in place.
 */
export function subtractTimeMeanOfOthers(
  batch: Trajectories,
  weights: Float64Array,
): void {
  const { starts } = batch;
  const count = starts.length - 1;
  let longest = 0;
  for (let e = 0; e < count; e++) {
    longest = Math.max(longest, starts[e + 1] - starts[e]);
  }
  const sums = new Float64Array(longest);
  const alive = new Int32Array(longest);
  for (let e = 0; e < count; e++) {
    for (let row = starts[e]; row < starts[e + 1]; row++) {
      sums[row - starts[e]] += weights[row];
      alive[row - starts[e]]++;
    }
  }
  for (let e = 0; e < count; e++) {
    for (let row = starts[e]; row < starts[e + 1]; row++) {
      const t = row - starts[e];
      if (alive[t] < 2) continue;
      weights[row] -= (sums[t] - weights[row]) / (alive[t] - 1);
    }
  }
}

/**
 * Mean over trajectories of Γ_j − b^(−j) ∘ S_j, where S_j is trajectory j's summed score
 * and Γ_j its score weighted by returns. The constant of least variance is, in each
 * parameter, b_i = E[Γ_i S_i] / E[S_i²]; for trajectory j it is estimated from the others.
 *
 * With total returns Γ = G S and b_i = E[G S_i²] / E[S_i²], Peters and Schaal 2008,
 * equation 14, https://doi.org/10.1016/j.neunet.2008.02.003.
 *
 * @param weighted Γ_j, one vector a trajectory.
 * @param scores S_j, one vector a trajectory.
 * @param out The estimate, overwritten.
 */
export function optimalConstantGradient(
  weighted: readonly ArrayLike<number>[],
  scores: readonly ArrayLike<number>[],
  out: Float32Array | Float64Array,
): void {
  const count = scores.length;
  for (let i = 0; i < out.length; i++) {
    let products = 0;
    let squares = 0;
    for (let j = 0; j < count; j++) {
      products += weighted[j][i] * scores[j][i];
      squares += scores[j][i] * scores[j][i];
    }
    let sum = 0;
    for (let j = 0; j < count; j++) {
      const score = scores[j][i];
      const others = squares - score * score;
      const baseline = others > 0
        ? (products - weighted[j][i] * score) / others
        : 0;
      sum += weighted[j][i] - baseline * score;
    }
    out[i] = sum / count;
  }
}
