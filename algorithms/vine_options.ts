/**
 * Options of TRPO with vine sampling.
 *
 * @module
 */
import { z } from "zod";
import { naturalGradientFields } from "./natural_gradient.ts";
import type { NaturalGradientOptions } from "./natural_gradient.ts";
import { networkSchema } from "./policy_options.ts";
import type { NetworkOptions } from "./policy_options.ts";
import { trustRegionFields } from "./trust_region.ts";
import type { TrustRegionOptions } from "./trust_region.ts";
import type { BranchOptions } from "./vine_branches.ts";

/**
 * Every action once in each state, for small discrete sets; the surrogate is
 * equation 15.
 */
export interface AllActions {
  /** Tells the kinds apart. */
  readonly kind: "all";
}

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

/** A value for rollouts that are cut short, fitted on the trunk. */
export interface VineValueOptions {
  /**
   * λ of the trunk's advantages, whose sum with V is what the value is fitted
   * to.
   * @default 0.95
   */
  readonly lambda: number;
  /**
   * Passes over the trunk.
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

/** Options of TRPO with vine sampling. */
export interface TrpoVineOptions
  extends NaturalGradientOptions, TrustRegionOptions, BranchOptions {
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
  readonly actions: AllActions | SampledActions;
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
   * Discount γ.
   * @default 0.99
   */
  readonly gamma: number;
  /**
   * A value that is added where a rollout is cut short; null adds none, as
   * published, so that the return is used as it is.
   * @default null
   */
  readonly value: VineValueOptions | null;
  /**
   * Whether observations are normalized by the trunk's running mean and
   * deviation.
   * @default false
   */
  readonly normalizeObservations: boolean;
  /** Shape and start of the networks. */
  readonly network: NetworkOptions;
  /**
   * First log σ of continuous actions; not read with discrete ones.
   * @default 0
   */
  readonly initialLogStd: number;
}

/**
 * The schema of {@linkcode TrpoVineOptions}.
 *
 * @returns A strict schema with every default.
 */
export function vineSchema(): z.ZodType<TrpoVineOptions> {
  return z.strictObject({
    environments: z.int().min(1).max(4096).default(4),
    stepsPerEnvironment: z.int().min(1).max(1e6).default(256),
    rolloutSet: z.int().min(1).max(1e6).default(100),
    actions: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("all") }),
      z.strictObject({
        kind: z.literal("sampled"),
        count: z.int().min(2).max(1000).default(4),
        proposal: z.enum(["policy", "uniform"]).default("policy"),
      }),
    ]).prefault({ kind: "all" }),
    rolloutLength: z.int().min(1).max(1e6).default(100),
    repeats: z.int().min(1).max(1000).default(1),
    commonRandomNumbers: z.boolean().default(true),
    gamma: z.number().min(0).max(1).default(0.99),
    value: z.strictObject({
      lambda: z.number().min(0).max(1).default(0.95),
      epochs: z.int().min(1).max(1000).default(10),
      minibatchSize: z.int().min(1).max(1e6).default(128),
      learningRate: z.number().positive().max(10).default(1e-3),
    }).nullable().default(null),
    ...trustRegionFields(),
    ...naturalGradientFields(),
    normalizeObservations: z.boolean().default(false),
    network: networkSchema(),
    initialLogStd: z.number().min(-20).max(5).default(0),
  });
}
