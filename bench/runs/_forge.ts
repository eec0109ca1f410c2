/**
 * Checkpoints whose SHA-256 is right although their content is not, for tests.
 *
 * @module
 */
import { sha256 } from "@noble/hashes/sha2.js";

const headerAt = 16;
const digestLength = 32;

/**
 * Changes the header of a checkpoint, its length and the digest with it.
 *
 * @param bytes A checkpoint.
 * @param change Gives the new header's text for the old one's.
 * @returns Another checkpoint.
 */
export function forgeHeader(
  bytes: Uint8Array,
  change: (header: string) => string,
): Uint8Array<ArrayBuffer> {
  const length = new DataView(bytes.buffer, bytes.byteOffset)
    .getUint32(headerAt - 4, true);
  const rest = headerAt + length;
  const text = new TextDecoder().decode(bytes.subarray(headerAt, rest));
  const header = new TextEncoder().encode(change(text));
  const body = concatenated(
    bytes.subarray(0, headerAt),
    header,
    bytes.subarray(rest, bytes.length - digestLength),
  );
  new DataView(body.buffer).setUint32(headerAt - 4, header.length, true);
  return sealed(body);
}

/**
 * Puts the digest of bytes after them, as a checkpoint has it.
 *
 * @param body Any bytes.
 * @returns The bytes and their SHA-256.
 */
export function sealed(body: Uint8Array): Uint8Array<ArrayBuffer> {
  return concatenated(body, sha256(body));
}

function concatenated(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
