/**
 * Options of the natural policy gradient.
 *
 * @module
 */
import { z } from "zod";
import { radius } from "./bounds.ts";
import { naturalGradientFields } from "./natural_gradient_options.ts";
import type { NaturalGradientOptions } from "./natural_gradient_options.ts";
import { singlePathFields } from "./single_path_options.ts";
import type { SinglePathOptions } from "./single_path_options.ts";

/** How far NPG goes along the natural direction. */
export type NpgStep =
  | {
    /** θ ← θ + x / λ, as published. */
    readonly kind: "fixed";
    /**
     * 1/λ, a multiple of the natural gradient; usual range 0.01 to 1.
     * @default 0.1
     */
    readonly size: number;
  }
  | {
    /** θ ← θ + √(2δ / xᵀF x) x, so that the quadratic model of the KL is δ. */
    readonly kind: "normalized";
    /**
     * δ, in nats; usual range 0.001 to 0.05.
     * @default 0.01
     */
    readonly delta: number;
  };

/** Options of NPG. */
export interface NpgOptions extends SinglePathOptions, NaturalGradientOptions {
  /**
   * How far to go.
   * @default { kind: "normalized" }
   */
  readonly step: NpgStep;
}

const fields = singlePathFields;

/** The schema of {@linkcode NpgOptions}; records keep the order of its fields. */
export const npgSchema: z.ZodType<NpgOptions> = z.strictObject({
  estimator: fields.estimator,
  gamma: fields.gamma,
  step: z.discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("fixed"),
      size: z.number().positive().max(1e6).default(0.1),
    }),
    z.strictObject({
      kind: z.literal("normalized"),
      delta: radius.default(0.01),
    }),
  ]).prefault({ kind: "normalized" }),
  ...naturalGradientFields,
  normalizeAdvantage: fields.normalizeAdvantage,
  normalizeObservations: fields.normalizeObservations,
  network: fields.network,
  exploration: fields.exploration,
});
