/**
 * The first byte, and the first line, in which two files differ.
 *
 * @module
 */
import type { Difference } from "./field_difference.ts";

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
 * import { firstByteDifference } from "./byte_difference.ts";
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
