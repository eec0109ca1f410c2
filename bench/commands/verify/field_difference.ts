/**
 * The first field in which two results differ.
 *
 * @module
 */

/** A place at which two values differ. */
export interface Difference {
  /** Where, such as `curve.return[17]`. */
  readonly field: string;
  /** What is published there. */
  readonly published: string;
  /** What training again gave there. */
  readonly trained: string;
}

/**
 * The first field in which two JSON values differ, in the order of the trained
 * one's fields; those that only the published one has come last.
 *
 * @param published What `JSON.parse` gave.
 * @param trained What it is compared with.
 * @param path Where the two stand.
 * @returns The difference, its values as JSON or `nothing`; null where the
 * values are equal. −0 is 0, as in JSON.
 *
 * @example An element of an array
 * ```ts
 * import { firstFieldDifference } from "./field_difference.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(
 *   firstFieldDifference({ curve: { return: [1, null] } }, { curve: { return: [1, 2.5] } }),
 *   { field: "curve.return[1]", published: "null", trained: "2.5" },
 * );
 * ```
 */
export function firstFieldDifference(
  published: unknown,
  trained: unknown,
  path = "",
): Difference | null {
  if (!isNested(published) || !isNested(trained)) {
    if (published === trained) return null;
    return { field: path, published: show(published), trained: show(trained) };
  }
  if (Array.isArray(published) !== Array.isArray(trained)) {
    return { field: path, published: show(published), trained: show(trained) };
  }
  const keys = new Set([...Object.keys(trained), ...Object.keys(published)]);
  for (const key of keys) {
    const difference = firstFieldDifference(
      valueAt(published, key),
      valueAt(trained, key),
      join(path, key, Array.isArray(trained)),
    );
    if (difference) return difference;
  }
  return null;
}

type Nested = Readonly<Record<string, unknown>>;

function isNested(value: unknown): value is Nested {
  return typeof value === "object" && value !== null;
}

/** A file may have a field called `__proto__`: only own fields count. */
function valueAt(value: Nested, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

function join(path: string, key: string, isIndex: boolean): string {
  if (isIndex) return `${path}[${key}]`;
  return path === "" ? key : `${path}.${key}`;
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? "nothing";
}
