/**
 * Options of TRPO with vine sampling.
 *
 * @module
 */
import { z } from "zod";
import { copies, logStd, rows, times, unitInterval } from "./bounds.ts";
import { learnerFields } from "./learner_options.ts";
import type { LearnerOptions } from "./learner_options.ts";
import { naturalGradientFields } from "./natural_gradient_options.ts";
import type { NaturalGradientOptions } from "./natural_gradient_options.ts";
import { trustRegionFields } from "./trust_region_options.ts";
import type { TrustRegionOptions } from "./trust_region_options.ts";
import { valueFitFields } from "./value_fit_options.ts";
import type { ValueFitOptions } from "./value_fit_options.ts";

/** K actions a state, drawn from a proposal; the surrogate is equation 16. */
export interface SampledActions {
  /** Tells the kinds apart. */
  readonly kind: "sampled";
  /**
   * K, at least 2; usual range 4 to 16.
   * @default 4
   */
  readonly count: number;
  /**
   * The proposal q: `policy` is π_old, `uniform` draws evenly from the action
   * space, which must be bounded.
   * @default "policy"
   */
  readonly proposal: "policy" | "uniform";
}

/** The actions that a state branches into. */
export type BranchActions =
  | {
    /**
     * Every action once in each state, for small discrete sets; the surrogate
     * is equation 15.
     */
    readonly kind: "all";
  }
  | SampledActions;

/** A value for rollouts that are cut short, fitted on the trunk. */
export interface VineValueOptions extends ValueFitOptions {
  /**
   * λ of the trunk's advantages, whose sum with V is what the value is fitted
   * to.
   * @default 0.95
   */
  readonly lambda: number;
}

/** Options of TRPO with vine sampling. */
export interface TrpoVineOptions
  extends
    Omit<LearnerOptions, "exploration">,
    NaturalGradientOptions,
    TrustRegionOptions {
  /**
   * Copies of the environment on the trunk; usual range 1 to 16.
   * @default 4
   */
  readonly environments: number;
  /**
   * Steps of each copy on the trunk between two updates.
   * @default 256
   */
  readonly stepsPerEnvironment: number;
  /**
   * N, the states of the trunk that are branched from, drawn evenly.
   * @default 100
   */
  readonly rolloutSet: number;
  /**
   * Which actions a state branches into.
   * @default { kind: "all" }
   */
  readonly actions: BranchActions;
  /**
   * The most steps of one rollout; the paper's are 50 to 100.
   * @default 100
   */
  readonly rolloutLength: number;
  /**
   * Rollouts averaged for one action of one state.
   * @default 1
   */
  readonly repeats: number;
  /**
   * Whether the rollouts of a state's actions share their random numbers.
   * @default true
   */
  readonly commonRandomNumbers: boolean;
  /**
   * A value that is added where a rollout is cut short; null adds none, as
   * published, so that the return is used as it is.
   * @default null
   */
  readonly value: VineValueOptions | null;
  /**
   * First log σ of continuous actions; not read with discrete ones.
   * @default 0
   */
  readonly initialLogStd: number;
}

const fields = learnerFields;

/** The schema of {@linkcode TrpoVineOptions}; records keep the order of its fields. */
export const trpoVineSchema: z.ZodType<TrpoVineOptions> = z.strictObject({
  environments: copies.default(4),
  stepsPerEnvironment: rows.default(256),
  rolloutSet: rows.default(100),
  actions: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("all") }),
    z.strictObject({
      kind: z.literal("sampled"),
      count: z.int().min(2).max(1000).default(4),
      proposal: z.enum(["policy", "uniform"]).default("policy"),
    }),
  ]).prefault({ kind: "all" }),
  rolloutLength: rows.default(100),
  repeats: times.default(1),
  commonRandomNumbers: z.boolean().default(true),
  gamma: fields.gamma,
  value: z.strictObject({
    lambda: unitInterval.default(0.95),
    ...valueFitFields,
  }).nullable().default(null),
  ...trustRegionFields,
  ...naturalGradientFields,
  normalizeObservations: fields.normalizeObservations,
  network: fields.network,
  initialLogStd: logStd.default(0),
});
