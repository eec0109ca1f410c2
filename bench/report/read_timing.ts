import { z } from "zod";
import type { RunTiming } from "../run_timing.ts";
import { UsageError } from "../usage_error.ts";

const runTiming = z.looseObject({
  format: z.literal(1),
  trainingSeconds: z.number().nonnegative(),
  wallSeconds: z.number().nonnegative(),
  stepsPerSecond: z.number().nonnegative(),
  onnxDifference: z.number().nonnegative().nullable(),
  machine: z.looseObject({
    cpu: z.string().nullable(),
    cores: z.int().positive(),
    os: z.string(),
    arch: z.string(),
  }),
  versions: z.looseObject({
    deno: z.string(),
    v8: z.string(),
    typescript: z.string(),
    v8Flags: z.string().nullable().default(null),
  }),
});

/**
 * Reads a run's file of times and checks its fields.
 *
 * @param path Path of a `seed-<n>.timing.json`.
 * @returns The times.
 * @throws {Deno.errors.NotFound} If there is no such file.
 * @throws {UsageError} In one line, if it isn't a file of times.
 */
export function readTiming(path: string): RunTiming {
  const text = Deno.readTextFileSync(path);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UsageError(
      `Cannot read ${path} as it must be JSON: it is truncated or damaged`,
    );
  }
  const parsed = runTiming.safeParse(value);
  if (parsed.success) return parsed.data;
  const [{ path: field, message }] = parsed.error.issues;
  throw new UsageError(
    `Cannot read ${path} as it must hold the times of a run: '${
      field.join(".") || "the whole"
    }': ${message}`,
  );
}
