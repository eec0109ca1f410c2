/**
 * Options that shape networks, shared by every algorithm.
 *
 * @module
 */
import { z } from "zod";
import type { Environment } from "../envs/mod.ts";
import type { Activation } from "../networks/engine.ts";
import type { PolicySpec } from "../networks/policy.ts";

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

/** The most weights between hidden layers; an ONNX file holds some 4 million. */
const MAX_WEIGHTS = 4_000_000;

/**
 * The schema of {@linkcode NetworkOptions}.
 *
 * @returns A strict schema with every default.
 */
export function networkSchema(): z.ZodType<NetworkOptions> {
  return z.strictObject({
    hiddenSizes: z.array(z.int().min(1).max(4096)).max(8)
      .refine((sizes) => weightsBetween(sizes) <= MAX_WEIGHTS, {
        error: `sizes with at most ${MAX_WEIGHTS} weights between them`,
        abort: true,
      })
      .default([64, 64]),
    activation: z.enum(["tanh", "relu"]).default("tanh"),
    orthogonal: z.boolean().default(true),
  }).prefault({});
}

function weightsBetween(sizes: readonly number[]): number {
  return sizes.slice(1).reduce((sum, size, i) => sum + sizes[i] * size, 0);
}

/**
 * The schema of {@linkcode Exploration}.
 *
 * @returns A strict schema with every default.
 */
export function explorationSchema(): z.ZodType<Exploration> {
  const initialLogStd = z.number().min(-20).max(5).default(0);
  return z.discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("independent"),
      initialLogStd,
      squash: z.boolean().default(false),
    }),
    z.strictObject({
      kind: z.literal("gsde"),
      initialLogStd,
      resampleEvery: z.int().min(1).nullable().default(null),
    }),
  ]).prefault({ kind: "independent" });
}

/**
 * Numbers in one observation.
 *
 * @param environment The environment.
 * @returns The product of its observation's sizes.
 */
export function observationSizeOf(environment: Environment): number {
  return environment.observationSpace.shape.reduce((n, size) => n * size, 1);
}

/**
 * The policy that an environment and the options ask for.
 *
 * @param environment Its spaces.
 * @param network Shape of the network.
 * @param exploration Read where actions are continuous.
 * @returns The policy's spec.
 */
export function policySpecOf(
  environment: Environment,
  network: NetworkOptions,
  exploration: Exploration,
): PolicySpec {
  const { actionSpace } = environment;
  const shape = {
    observationSize: observationSizeOf(environment),
    hiddenSizes: network.hiddenSizes,
    activation: network.activation,
  };
  if (actionSpace.kind === "discrete") {
    return { ...shape, action: { kind: "categorical", n: actionSpace.n } };
  }
  return {
    ...shape,
    action: {
      kind: "gaussian",
      low: actionSpace.low,
      high: actionSpace.high,
    },
    gaussian: {
      exploration: exploration.kind,
      initialLogStd: exploration.initialLogStd,
      squash: exploration.kind === "independent" && exploration.squash,
    },
  };
}

/**
 * How often gSDE draws its noise.
 *
 * @param exploration How actions explore.
 * @returns Steps between draws; null without gSDE, or where it draws once a
 * batch.
 */
export function resampleEveryOf(exploration: Exploration): number | null {
  return exploration.kind === "gsde" ? exploration.resampleEvery : null;
}
