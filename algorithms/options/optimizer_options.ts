/**
 * The choice of a first-order optimizer.
 *
 * @module
 */
import { z } from "zod";

/** Which optimizer, and its own settings. */
export type OptimizerOptions =
  | {
    /** Adam, Kingma and Ba 2015. */
    readonly kind: "adam";
    /**
     * Added to the square root of the second moment.
     * @default 0.00001
     */
    readonly epsilon: number;
  }
  | {
    /** RMSProp as PyTorch has it, not centered, without momentum. */
    readonly kind: "rmsprop";
    /**
     * Decay α of the mean square.
     * @default 0.99
     */
    readonly decay: number;
    /**
     * Added to the square root of the mean square.
     * @default 0.00001
     */
    readonly epsilon: number;
  };

/**
 * The schema of {@linkcode OptimizerOptions}.
 *
 * @param kind The default one.
 * @returns A strict schema with every default.
 */
export function optimizerSchema(
  kind: OptimizerOptions["kind"],
): z.ZodType<OptimizerOptions> {
  const epsilon = z.number().positive().max(1).default(1e-5);
  return z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("adam"), epsilon }),
    z.strictObject({
      kind: z.literal("rmsprop"),
      decay: z.number().min(0).lt(1).default(0.99),
      epsilon,
    }),
  ]).prefault({ kind });
}
