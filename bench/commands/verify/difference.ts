/**
 * The first place at which two results or two files differ.
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
 * import { firstFieldDifference } from "./difference.ts";
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

/**
 * The first byte in which two files differ.
 *
 * @param published The file that is published.
 * @param trained The file that training again gave.
 * @returns The difference by the byte's offset; the sizes where one file is
 * the beginning of the other; null where they are equal.
 *
 * @example One bit
 * ```ts
 * import { firstByteDifference } from "./difference.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(
 *   firstByteDifference(Uint8Array.of(1, 2), Uint8Array.of(1, 3)),
 *   { field: "byte 1", published: "0x02", trained: "0x03" },
 * );
 * ```
 */
export function firstByteDifference(
  published: Uint8Array,
  trained: Uint8Array,
): Difference | null {
  const shared = Math.min(published.length, trained.length);
  for (let i = 0; i < shared; i++) {
    if (published[i] === trained[i]) continue;
    return {
      field: `byte ${i}`,
      published: hexadecimal(published[i]),
      trained: hexadecimal(trained[i]),
    };
  }
  if (published.length === trained.length) return null;
  return {
    field: "size",
    published: `${published.length} bytes`,
    trained: `${trained.length} bytes`,
  };
}

/**
 * The first line in which two texts differ.
 *
 * @param published The file that is published, in any encoding.
 * @param trained The file that training again gave, in UTF-8.
 * @returns The difference by the line's number from 1, the lines in quotes;
 * null where they are equal.
 */
export function firstLineDifference(
  published: Uint8Array,
  trained: Uint8Array,
): Difference | null {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const [one, other] = [published, trained].map((bytes) =>
    decoder.decode(bytes).split("\n")
  );
  const count = Math.max(one.length, other.length);
  const i = Array.from({ length: count }, (_, i) => i)
    .find((i) => one[i] !== other[i]);
  if (i === undefined) return null;
  return {
    field: `line ${i + 1}`,
    published: JSON.stringify(one[i]) ?? "nothing",
    trained: JSON.stringify(other[i]) ?? "nothing",
  };
}

function hexadecimal(byte: number): string {
  return `0x${byte.toString(16).padStart(2, "0")}`;
}
