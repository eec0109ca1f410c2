/**
 * Options of trust region policy optimization, single path.
 *
 * @module
 */
import { z } from "zod";
import { naturalGradientFields } from "./natural_gradient_options.ts";
import type { NaturalGradientOptions } from "./natural_gradient_options.ts";
import { singlePathFields } from "./single_path_options.ts";
import type { SinglePathOptions } from "./single_path_options.ts";
import { trustRegionFields } from "./trust_region_options.ts";
import type { TrustRegionOptions } from "./trust_region_options.ts";

/** Options of single-path TRPO. */
export interface TrpoOptions
  extends SinglePathOptions, NaturalGradientOptions, TrustRegionOptions {}

const fields = singlePathFields;

/** The schema of {@linkcode TrpoOptions}; records keep the order of its fields. */
export const trpoSchema: z.ZodType<TrpoOptions> = z.strictObject({
  estimator: fields.estimator,
  gamma: fields.gamma,
  ...trustRegionFields,
  ...naturalGradientFields,
  normalizeAdvantage: fields.normalizeAdvantage,
  normalizeObservations: fields.normalizeObservations,
  network: fields.network,
  exploration: fields.exploration,
});
