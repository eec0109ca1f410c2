/**
 * The result file's schema: what is checked when one is read, and what is
 * published as `result.schema.json`.
 *
 * @module
 */
import { z } from "zod";
import type { RunResult } from "./run_result.ts";

/** Names of folders: they lead nowhere else, and mean nothing to a spreadsheet. */
const name = () => z.string().max(64).regex(/^[A-Za-z0-9-][A-Za-z0-9._-]*$/);
const digest = () => z.string().regex(/^[0-9a-f]{64}$/);
const count = () => z.int().nonnegative();
const perPoint = () => z.array(z.number().nullable());

const runResult = z.looseObject({
  format: z.literal(1),
  revision: z.int().positive(),
  suite: name(),
  environment: name(),
  row: name(),
  algorithm: name(),
  seed: z.int().positive(),
  engine: z.enum(["wasm", "reference", "tfjs"]),
  steps: z.int().positive().max(1e9),
  grid: z.int().positive().max(1e9),
  options: z.record(z.string(), z.json()),
  curve: z.looseObject({
    steps: z.array(count()),
    return: perPoint(),
    length: perPoint(),
    episodes: z.array(count()),
  }),
  iterations: z.object({ steps: z.array(count()) }).catchall(perPoint()),
  final: z.looseObject({
    episodes: z.int().positive(),
    mean: z.number(),
    std: z.number().nonnegative(),
    returns: z.array(z.number()),
  }).nullable(),
  onnxParity: z.looseObject({
    observations: z.int().positive(),
    tolerance: z.number().positive(),
    passed: z.boolean(),
  }).nullable(),
  digests: z.looseObject({
    record: digest(),
    parameters: digest(),
    onnx: digest().nullable(),
    result: digest(),
  }),
  ended: z.enum(["completed", "diverged"]),
  divergence: z.looseObject({
    iteration: count(),
    steps: count(),
    reason: z.string(),
  }).nullable(),
  trainedSteps: count(),
  stages: z.array(z.looseObject({
    name: z.enum(["untrained", "halfway"]),
    steps: count(),
    onnx: digest(),
  })).max(2).optional(),
});

/**
 * Checks that a value has a result's fields. Unknown fields are kept.
 *
 * @param value What `JSON.parse` gave.
 * @returns The same, typed.
 * @throws {TypeError} In one line that names the first wrong field.
 */
export function parseRunResult(value: unknown): RunResult {
  const parsed = runResult.safeParse(value);
  if (parsed.success) return parsed.data as unknown as RunResult;
  const issue = parsed.error.issues[0];
  throw new TypeError(
    `'${issue?.path.join(".") || "the whole"}': ${issue?.message}`,
  );
}

/**
 * The JSON Schema (2020-12) of the result file.
 *
 * @returns A record that can be written as JSON.
 */
export function runResultJsonSchema(): Record<string, unknown> {
  return {
    title: "Result of one run of @policy-gradient/bench",
    ...z.toJSONSchema(runResult, { io: "input" }),
  };
}
