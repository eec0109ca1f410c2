/**
 * Reading JSON that anyone may have written.
 *
 * @module
 */
import { FileContentError, readBounded } from "./read_bounded.ts";

/** The most bytes of a JSON file by default; results have some tens of thousands. */
export const MAX_JSON_BYTES = 1024 * 1024;

/** How deep arrays and records may nest; results nest 4 deep. */
const MAX_DEPTH = 32;

/**
 * Reads a JSON file. Beyond JSON's own rules, values must nest at most 32 deep,
 * so that functions over them may recurse; numbers must be finite as doubles
 * (`1e400` is not); and no key may be `__proto__`.
 *
 * @param path Path of the file.
 * @param mostBytes The most bytes that it may have.
 * @returns What is in it; undefined where there is no such file.
 * @throws {FileContentError} In one line, if it is too large, truncated or
 * damaged, or breaks these rules.
 * @throws {UsageError} In one line, if it can't be read.
 */
export function readJson(
  path: string,
  mostBytes: number = MAX_JSON_BYTES,
): unknown {
  const bytes = readBounded(path, mostBytes);
  if (bytes === null) return undefined;
  const refuse = (rule: string) => {
    throw new FileContentError(`Cannot read ${path} as ${rule}`);
  };
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    refuse("it must be JSON: it is truncated or damaged");
  }
  const broken = brokenRule(value, 0);
  if (broken !== null) refuse(broken);
  return value;
}

function brokenRule(value: unknown, depth: number): string | null {
  if (typeof value === "number" && !Number.isFinite(value)) {
    return "its numbers must be finite";
  }
  if (typeof value !== "object" || value === null) return null;
  if (depth === MAX_DEPTH) return `it must nest at most ${MAX_DEPTH} deep`;
  if (Object.hasOwn(value, "__proto__")) {
    return "it must not have the key '__proto__'";
  }
  for (const item of Object.values(value)) {
    const broken = brokenRule(item, depth + 1);
    if (broken !== null) return broken;
  }
  return null;
}
