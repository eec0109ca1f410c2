/**
 * Options of REINFORCE and its baselines.
 *
 * @module
 */
import { z } from "zod";
import { coefficient, copies, stepSize } from "./bounds.ts";
import { learnerFields } from "./learner_options.ts";
import type { LearnerOptions } from "./learner_options.ts";
import { optimizerSchema } from "./optimizer_options.ts";
import type { OptimizerOptions } from "./optimizer_options.ts";
import { valueFitFields } from "./value_fit_options.ts";
import type { ValueFitOptions } from "./value_fit_options.ts";

/** A state value, fitted to earlier batches. */
export interface ValueBaseline extends ValueFitOptions {
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
}

/**
 * What is subtracted from the returns. With one episode only, `mean`, `optimal`
 * and `time` subtract nothing.
 */
export type Baseline =
  | {
    /**
     * `none`: nothing. `mean`: the mean return from the start of the other
     * trajectories. `optimal`: the constant of least variance, one for each
     * parameter, from the other trajectories. `time`: the mean of the other
     * trajectories' returns at the same time step.
     */
    readonly kind: "none" | "mean" | "optimal" | "time";
  }
  | ValueBaseline;

/** Options of REINFORCE. */
export interface ReinforceOptions extends LearnerOptions {
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
}

const fields = learnerFields;

/** The schema of {@linkcode ReinforceOptions}; records keep the order of its fields. */
export const reinforceSchema: z.ZodType<ReinforceOptions> = z.strictObject({
  episodes: copies.default(10),
  returns: z.enum(["total", "reward-to-go"]).default("reward-to-go"),
  gamma: fields.gamma,
  discountStates: z.boolean().default(false),
  baseline: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("none") }),
    z.strictObject({ kind: z.literal("mean") }),
    z.strictObject({ kind: z.literal("optimal") }),
    z.strictObject({ kind: z.literal("time") }),
    z.strictObject({
      kind: z.literal("value"),
      target: z.enum(["monte-carlo", "fitted"]).default("monte-carlo"),
      proximal: z.number().min(0).max(1e6).default(0),
      ...valueFitFields,
    }),
  ]).prefault({ kind: "value" }),
  normalizeAdvantage: z.boolean().default(false),
  optimizer: optimizerSchema("adam"),
  learningRate: stepSize.default(5e-3),
  entropyCoefficient: coefficient.default(0),
  normalizeObservations: fields.normalizeObservations,
  network: fields.network,
  exploration: fields.exploration,
}).refine(
  ({ returns, discountStates }) => returns !== "total" || !discountStates,
  { path: ["discountStates"], error: 'false where returns are "total"' },
);
