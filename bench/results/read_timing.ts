import { z } from "zod";
import { readJson } from "../files/read_json.ts";
import type { RunTiming } from "./run_timing.ts";
import { UsageError } from "../files/usage_error.ts";

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
