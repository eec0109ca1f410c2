/**
 * What depends on the machine, in a file of its own that is never compared.
 *
 * @module
 */

/** `seed-<n>.timing.json`: how long a run took, where, and under what. */
export interface RunTiming {
  /** Version of this file's format. */
  readonly format: 1;
  /** Wall time of training alone, in seconds. */
  readonly trainingSeconds: number;
  /** Wall time of the whole run with evaluation and export, in seconds. */
  readonly wallSeconds: number;
  /** Environment steps of training for each second of it, learning included. */
  readonly stepsPerSecond: number;
  /**
   * Where the time of training went, since the last checkpoint that it went on
   * from; null in files from before it was measured.
   */
  readonly shares: TimeShares | null;
  /** Largest difference between the ONNX file's outputs and the policy's; null where nothing was exported. */
  readonly onnxDifference: number | null;
  /** Where it ran. */
  readonly machine: Machine;
  /** Versions of what ran it. */
  readonly versions: {
    readonly deno: string;
    readonly v8: string;
    readonly typescript: string;
    /** `DENO_V8_FLAGS`, which the fast mode sets; null where there are none, or they may not be read. */
    readonly v8Flags: string | null;
  };
}

/** Shares of a training's time, which add to 1. */
export interface TimeShares {
  /** Stepping environments. */
  readonly environment: number;
  /** Networks: their outputs and the products with their linear maps. */
  readonly network: number;
  /** All else: distributions, estimates, optimizers, line searches. */
  readonly update: number;
}

/** The machine that a run ran on. */
export interface Machine {
  /** Model of the processor; null where it may not be read. */
  readonly cpu: string | null;
  /** Logical cores. */
  readonly cores: number;
  /** Operating system, such as `linux`. */
  readonly os: string;
  /** Architecture, such as `x86_64`. */
  readonly arch: string;
}
