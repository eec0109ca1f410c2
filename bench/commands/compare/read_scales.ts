import type { Scale } from "../../comparison/mod.ts";
import { readJson } from "../../files/read_json.ts";
import { UsageError } from "../../files/usage_error.ts";
import { MOST_SCORE } from "./score_fields.ts";

/** The least distance of a scale's ends, so that normalized scores stay finite. */
const LEAST_DISTANCE = 1e-9;

/**
 * Reads scales of environments:
 * `{ "Mine-v0": { "random": 0, "reference": 100 } }`.
 *
 * @param path Path of the JSON file.
 * @returns The scales by the environments' ids.
 * @throws {UsageError} In one line, if the file can't be read or a scale is not
 * right.
 */
export function readScales(path: string): Map<string, Scale> {
  const value = readJson(path);
  if (value === undefined) {
    throw new UsageError(`Cannot read scales ${path}: there is no such file`);
  }
  if (!isRecord(value)) {
    throw new UsageError(
      `Cannot use scales ${path} as it must have a record of ids and scales, such as {"Mine-v0": {"random": 0, "reference": 100}}`,
    );
  }
  return new Map(
    Object.entries(value).map((
      [id, scale],
    ) => [id, checkScale(scale, id, path)]),
  );
}

function checkScale(value: unknown, id: string, path: string): Scale {
  const refuse = (rule: string): never => {
    throw new UsageError(
      `Cannot use scales ${path} as '${id}' must have ${rule}: current value is ${
        JSON.stringify(value)
      }`,
    );
  };
  if (!isRecord(value)) return refuse("the fields random and reference");
  const { random, reference, ...others } = value;
  if (!isScore(random) || !isScore(reference)) {
    return refuse("numbers from -1e15 to 1e15 as random and reference");
  }
  if (Object.keys(others).length > 0) {
    return refuse("the fields random and reference alone");
  }
  if (reference - random < LEAST_DISTANCE) {
    return refuse("a reference above random");
  }
  return { random, reference };
}

function isScore(value: unknown): value is number {
  return typeof value === "number" && Math.abs(value) <= MOST_SCORE;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
