/**
 * What depends on the machine, in a file of its own that is never compared.
 *
 * @module
 */
import { z } from "zod";
import { readJson } from "../files/read_json.ts";
import { UsageError } from "../files/usage_error.ts";

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

const text = () => z.string().max(200);
const share = () => z.number().min(0).max(1);

const runTiming = z.looseObject({
  format: z.literal(1),
  trainingSeconds: z.number().nonnegative(),
  wallSeconds: z.number().nonnegative(),
  stepsPerSecond: z.number().nonnegative(),
  shares: z.looseObject({
    environment: share(),
    network: share(),
    update: share(),
  }).nullable().default(null),
  onnxDifference: z.number().nonnegative().nullable(),
  machine: z.looseObject({
    cpu: text().nullable(),
    cores: z.int().positive(),
    os: text(),
    arch: text(),
  }),
  versions: z.looseObject({
    deno: text(),
    v8: text(),
    typescript: text(),
    v8Flags: z.string().max(1000).nullable().default(null),
  }),
});

/**
 * Reads a run's file of times and checks its fields.
 *
 * @param path Path of a `seed-<n>.timing.json`.
 * @returns The times; null where there is no such file.
 * @throws {UsageError} In one line, if it isn't a file of times.
 */
export function readTiming(path: string): RunTiming | null {
  const value = readJson(path);
  if (value === undefined) return null;
  const parsed = runTiming.safeParse(value);
  if (parsed.success) return parsed.data;
  const [{ path: field, message }] = parsed.error.issues;
  throw new UsageError(
    `Cannot read ${path} as it must hold the times of a run: '${
      field.join(".") || "the whole"
    }': ${message}`,
  );
}
