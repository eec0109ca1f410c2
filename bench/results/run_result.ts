/**
 * The result file of one run, as others may rely on it.
 *
 * @module
 */
import type { RunRecord } from "./run_record.ts";

/** Deterministic policy after training, over fresh episodes. */
export interface FinalScore {
  /** How many episodes were played. */
  readonly episodes: number;
  /** Mean return. */
  readonly mean: number;
  /** Population standard deviation over episodes. */
  readonly std: number;
  /** Undiscounted returns, in the order of the episodes. */
  readonly returns: readonly number[];
}

/** A moment of training whose policy is kept beside the final one. */
export type StageName = "untrained" | "halfway";

/** The policy of such a moment. */
export interface RunStage {
  /** Which moment. */
  readonly name: StageName;
  /** Environment steps of training before it. */
  readonly steps: number;
  /** SHA-256 of its ONNX file, hexadecimal. */
  readonly onnx: string;
}

/** One run's result, as it stands in `seed-<n>.json`. */
export interface RunResult extends RunRecord {
  /** Version of the file's format. */
  readonly format: 1;
  /** Training episodes on the grid: `return` and `episodes` of the interval that ends at `steps[i]`; null where no episode ended. */
  readonly curve: {
    readonly steps: readonly number[];
    readonly return: readonly (number | null)[];
    readonly length: readonly (number | null)[];
    readonly episodes: readonly number[];
  };
  /** Diagnostics of the iterations on the same grid, by name; mean over the interval, null where no iteration ended. */
  readonly iterations:
    & { readonly steps: readonly number[] }
    & Readonly<Record<string, readonly (number | null)[]>>;
  /** Null where the run diverged. */
  readonly final: FinalScore | null;
  /** What the ONNX file was compared with before it was called exported; null where the run diverged. */
  readonly onnxParity: {
    readonly observations: number;
    readonly tolerance: number;
    readonly passed: boolean;
  } | null;
  /** SHA-256, hexadecimal. */
  readonly digests: {
    /** Of the record's canonical JSON. */
    readonly record: string;
    /** Of the parameters in canonical order, little-endian in the engine's precision. */
    readonly parameters: string;
    /** Of the ONNX file; null where the run diverged. */
    readonly onnx: string | null;
    /** Of this file's canonical JSON without this field. */
    readonly result: string;
  };
  /** Whether the run reached its budget. */
  readonly ended: "completed" | "diverged";
  /** Where and why it diverged, else null. */
  readonly divergence: {
    readonly iteration: number;
    readonly steps: number;
    readonly reason: string;
  } | null;
  /** Environment steps that the run simulated in training. */
  readonly trainedSteps: number;
  /**
   * Policies from before the end of training, in the order of their steps;
   * empty for runs that keep none. Results of revisions before 3 lack it.
   */
  readonly stages?: readonly RunStage[];
}
