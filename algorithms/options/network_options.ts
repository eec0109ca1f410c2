/**
 * Options that shape networks.
 *
 * @module
 */
import { z } from "zod";
import type { Activation } from "../../networks/engine.ts";

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
export const networkSchema: z.ZodType<NetworkOptions> = z.strictObject({
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
