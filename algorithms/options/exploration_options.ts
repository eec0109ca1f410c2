/**
 * Options of exploration.
 *
 * @module
 */
import { z } from "zod";
import { logStd } from "./bounds.ts";

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
export const explorationSchema: z.ZodType<Exploration> = z.discriminatedUnion(
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
