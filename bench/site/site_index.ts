/**
 * What the page knows: the contract between its builder and its scripts.
 *
 * The page is classic scripts alone, since browsers block modules and fetches
 * from disk. `data.js` sets `globalThis.policyGradientBench.index`; further
 * files are asked for with a script element, and each calls
 * `policyGradientBench.deliver(key, value)`.
 *
 * @module
 */
import type { Diagnostic } from "../../algorithms/algorithm.ts";
import type { Comparison } from "../comparison/comparison.ts";
import type { RowStyle } from "../figures/row_styles.ts";
import type { FinalScore, RunResult } from "../results/run_result.ts";

/** How far a policy was trained, in the order of training. */
export const stages = ["untrained", "halfway", "final"] as const;

/** One of the stages. */
export type Stage = typeof stages[number];

/** A run by its place in a suite. */
export interface RunPlace {
  /** Id of the environment. */
  readonly environment: string;
  /** Label of the row. */
  readonly row: string;
  /** Number of the seed. */
  readonly seed: number;
}

/** One run in the page's lists. */
export interface IndexedRun extends RunPlace {
  /** Name of the algorithm. */
  readonly algorithm: string;
  /** Mean return of the final policy; null where the run diverged. */
  readonly score: number | null;
}

/** A policy that the page can play. */
export interface IndexedPolicy extends RunPlace {
  /** How far it was trained. */
  readonly stage: Stage;
  /** Environment steps of its training. */
  readonly steps: number;
  /**
   * Script below the page's folder, such as
   * `policies/CartPole-v1/ppo/halfway.js`. It delivers the ONNX file as base64
   * under its own path as key.
   */
  readonly file: string;
}

/** What every view of the page starts from. */
export interface SiteIndex {
  /** The comparison that the tables and figures show. */
  readonly comparison: Comparison;
  /** How the rows of the comparison look, in its order. */
  readonly styles: readonly RowStyle[];
  /** What an algorithm's iterations tell, in the order in which it is shown. */
  readonly diagnostics: Readonly<Record<string, readonly Diagnostic[]>>;
  /** Every run, in the order of the cells, then by seed. */
  readonly runs: readonly IndexedRun[];
  /** Every policy that can be played, in the order of the cells, then by stage. */
  readonly policies: readonly IndexedPolicy[];
  /** The command that makes the results again, such as `deno task bench --suite classic --seeds 10`. */
  readonly command: string;
}

/**
 * One run in full, from `runs/<environment>/<row>.js`, which delivers a list
 * of them by seed under its own path as key.
 */
export interface RunDetails extends
  Pick<
    RunResult,
    | "seed"
    | "options"
    | "steps"
    | "trainedSteps"
    | "engine"
    | "revision"
    | "divergence"
    | "digests"
    | "iterations"
  > {
  /** Final evaluation; null where it diverged. */
  readonly final: Omit<FinalScore, "returns"> | null;
  /** Training episodes on the grid. */
  readonly curve: Pick<RunResult["curve"], "steps" | "return">;
}
