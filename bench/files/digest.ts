/**
 * Digests of results and files.
 *
 * @module
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { canonicalJson } from "./canonical_json.ts";

/**
 * SHA-256 of bytes.
 *
 * @param bytes Anything, of any length.
 * @returns 64 hexadecimal digits, lower case.
 */
export function digestBytes(bytes: Uint8Array): string {
  return sha256(bytes).toHex();
}

/**
 * SHA-256 of a value's canonical JSON in UTF-8.
 *
 * @param value What {@linkcode canonicalJson} can write.
 * @returns 64 hexadecimal digits, lower case.
 * @throws {TypeError} If something in it has no JSON form.
 */
export function digestJson(value: unknown): string {
  return digestBytes(new TextEncoder().encode(canonicalJson(value)));
}

/**
 * SHA-256 of parameters, written little-endian in their own precision, the
 * vectors one after another. The bits of a NaN differ between processors, so
 * that every NaN is written as the quiet one with an empty payload.
 *
 * @param vectors The parameters in canonical order.
 * @returns 64 hexadecimal digits, lower case.
 */
export function digestParameters(
  vectors: readonly (Float32Array | Float64Array)[],
): string {
  const hash = sha256.create();
  for (const vector of vectors) hash.update(littleEndian(vector));
  return hash.digest().toHex();
}

function littleEndian(vector: Float32Array | Float64Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(vector.byteLength));
  const single = vector instanceof Float32Array;
  vector.forEach((value: number, i: number) => {
    if (single && Number.isNaN(value)) view.setUint32(4 * i, 0x7fc00000, true);
    else if (single) view.setFloat32(4 * i, value, true);
    else if (Number.isNaN(value)) {
      view.setBigUint64(8 * i, 0x7ff8000000000000n, true);
    } else view.setFloat64(8 * i, value, true);
  });
  return new Uint8Array(view.buffer);
}
