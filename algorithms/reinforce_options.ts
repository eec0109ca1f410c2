/**
 * Options of REINFORCE and its baselines.
 *
 * @module
 */
import { z } from "zod";
import { optimizerSchema } from "./optimizer.ts";
import type { OptimizerOptions } from "./optimizer.ts";
import { explorationSchema, networkSchema } from "./policy_options.ts";
import type { Exploration, NetworkOptions } from "./policy_options.ts";

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

/**
 * The constant of least variance, one for each parameter, from the other
 * trajectories.
 */
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
   * What the value is fitted to: `monte-carlo` rewards to go, or `fitted`
   * one-step targets r + γ V_old(s′).
   * @default "monte-carlo"
   */
  readonly target: "monte-carlo" | "fitted";
  /**
   * Weight λ of ‖φ − φ_old‖², which keeps φ near the last one; usual range 0 to
   * 10.
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

/**
 * What is subtracted from the returns. With one episode only, `mean`, `optimal`
 * and `time` subtract nothing.
 */
export type Baseline =
  | NoBaseline
  | MeanBaseline
  | OptimalBaseline
  | TimeBaseline
  | ValueBaseline;

/** Options of REINFORCE. */
export interface ReinforceOptions {
  /**
   * Whole episodes between two updates; usual range 5 to 50.
   * @default 10
   */
  readonly episodes: number;
  /**
   * What weighs the score of an action: the episode's `total` return, or the
   * `reward-to-go`, which leaves out rewards that the action could not change.
   * @default "reward-to-go"
   */
  readonly returns: "total" | "reward-to-go";
  /**
   * Discount γ; usual range 0.9 to 1.
   * @default 0.99
   */
  readonly gamma: number;
  /**
   * Whether the score at time t carries γᵗ, which makes the gradient of
   * rewards to go that of the discounted return; usual practice leaves it out.
   * It has to be false with `total` returns, whose gradient is that already.
   * @default false
   */
  readonly discountStates: boolean;
  /**
   * What is subtracted from the returns.
   * @default { kind: "value" }
   */
  readonly baseline: Baseline;
  /**
   * Whether the weights, after the baseline, are standardized over the batch.
   * With the optimal baseline, which is subtracted in the gradient, it is not
   * done.
   * @default false
   */
  readonly normalizeAdvantage: boolean;
  /**
   * What takes the step.
   * @default { kind: "adam" }
   */
  readonly optimizer: OptimizerOptions;
  /**
   * Step size; usual range 1e-3 to 1e-2.
   * @default 0.005
   */
  readonly learningRate: number;
  /**
   * Weight of the entropy bonus; usual range 0 to 0.01.
   * @default 0
   */
  readonly entropyCoefficient: number;
  /**
   * Whether observations are normalized by their running mean and deviation,
   * clipped at ±10.
   * @default false
   */
  readonly normalizeObservations: boolean;
  /** Shape and start of the networks. */
  readonly network: NetworkOptions;
  /** How continuous actions explore. */
  readonly exploration: Exploration;
}

/**
 * The schema of {@linkcode ReinforceOptions}.
 *
 * @returns A strict schema with every default.
 */
export function reinforceSchema(): z.ZodType<ReinforceOptions> {
  return z.strictObject({
    episodes: z.int().min(1).max(4096).default(10),
    returns: z.enum(["total", "reward-to-go"]).default("reward-to-go"),
    gamma: z.number().min(0).max(1).default(0.99),
    discountStates: z.boolean().default(false),
    baseline: baselineSchema(),
    normalizeAdvantage: z.boolean().default(false),
    optimizer: optimizerSchema("adam"),
    learningRate: z.number().positive().max(10).default(5e-3),
    entropyCoefficient: z.number().min(0).max(1e3).default(0),
    normalizeObservations: z.boolean().default(false),
    network: networkSchema(),
    exploration: explorationSchema(),
  }).refine(
    ({ returns, discountStates }) => returns !== "total" || !discountStates,
    { path: ["discountStates"], error: 'false where returns are "total"' },
  );
}

function baselineSchema(): z.ZodType<Baseline> {
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
