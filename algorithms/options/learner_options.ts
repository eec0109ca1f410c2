/**
 * Options that every algorithm has: discount, networks and exploration.
 *
 * @module
 */
import { z } from "zod";
import type { Activation } from "../../networks/engine.ts";
import { logStd, unitInterval } from "./bounds.ts";

/**
 * Shape and start of the policy's network, and of the value's where there is
 * one.
 */
export interface NetworkOptions {
  /**
   * Widths of the hidden layers, input side first.
   * @default [64, 64]
   */
  readonly hiddenSizes: readonly number[];
  /**
   * Applied after every hidden layer.
   * @default "tanh"
   */
  readonly activation: Activation;
  /**
   * Orthogonal weights with the usual gains (√2; last layer 0.01 for a policy,
   * 1 for a value) and zero biases; otherwise PyTorch's uniform ±1/√inputs.
   * @default true
   */
  readonly orthogonal: boolean;
}

/** The most weights between hidden layers; an ONNX file holds some 4 million. */
const MAX_WEIGHTS = 4_000_000;

/** The schema of {@linkcode NetworkOptions}. */
const networkSchema: z.ZodType<NetworkOptions> = z.strictObject({
  hiddenSizes: z.array(z.int().min(1).max(4096)).max(8)
    .refine((sizes) => weightsBetween(sizes) <= MAX_WEIGHTS, {
      error: `sizes with at most ${MAX_WEIGHTS} weights between them`,
      abort: true,
    })
    .default([64, 64]),
  activation: z.enum(["tanh", "relu"]).default("tanh"),
  orthogonal: z.boolean().default(true),
}).prefault({});

function weightsBetween(sizes: readonly number[]): number {
  return sizes.slice(1).reduce((sum, size, i) => sum + sizes[i] * size, 0);
}

/** One log σ an action, free of the state. */
export interface IndependentExploration {
  /** Tells the kinds of exploration apart. */
  readonly kind: "independent";
  /**
   * First value of every log σ; usual range −2 to 0.
   * @default 0
   */
  readonly initialLogStd: number;
  /**
   * Whether actions are squashed by tanh into the environment's bounds, instead
   * of clipped.
   * @default false
   */
  readonly squash: boolean;
}

/**
 * Generalized state-dependent exploration, Raffin et al. 2022,
 * https://arxiv.org/abs/2005.05719.
 */
export interface GsdeExploration {
  /** Tells the kinds of exploration apart. */
  readonly kind: "gsde";
  /**
   * First value of every log σ; usual range −4 to 0.
   * @default 0
   */
  readonly initialLogStd: number;
  /**
   * Draws new noise matrices every so many steps; null draws them at the
   * beginning of each batch only.
   * @default null
   */
  readonly resampleEvery: number | null;
}

/**
 * How a policy with continuous actions explores. With discrete actions it is
 * not read.
 */
export type Exploration = IndependentExploration | GsdeExploration;

/** The schema of {@linkcode Exploration}. */
const explorationSchema: z.ZodType<Exploration> = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({
      kind: z.literal("independent"),
      initialLogStd: logStd.default(0),
      squash: z.boolean().default(false),
    }),
    z.strictObject({
      kind: z.literal("gsde"),
      initialLogStd: logStd.default(0),
      resampleEvery: z.int().min(1).nullable().default(null),
    }),
  ],
).prefault({ kind: "independent" });

/** Options that every algorithm has. */
export interface LearnerOptions {
  /**
   * Discount γ; usual range 0.9 to 0.9999.
   * @default 0.99
   */
  readonly gamma: number;
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

/** The fields of {@linkcode LearnerOptions} in a schema. */
export const learnerFields = {
  gamma: unitInterval.default(0.99),
  normalizeObservations: z.boolean().default(false),
  network: networkSchema,
  exploration: explorationSchema,
};
