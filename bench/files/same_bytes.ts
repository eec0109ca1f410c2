/**
 * Compares bytes.
 *
 * @param one Any bytes.
 * @param other Others; undefined are never the same.
 * @returns Whether they are the same.
 */
export function sameBytes(
  one: Uint8Array,
  other: Uint8Array | undefined,
): boolean {
  return one.length === other?.length &&
    one.every((byte, i) => byte === other[i]);
}
