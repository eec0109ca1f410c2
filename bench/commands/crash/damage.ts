/**
 * Damage to files, as a bad disk does it.
 *
 * @module
 */
import type { Random } from "../../../numerics/mod.ts";

/** What was done to a file. */
export interface Damage {
  /** How. */
  readonly kind: "truncated" | "flipped";
  /** The file's bytes now. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Cuts bytes off at any length, or flips any one of their bits.
 *
 * @param bytes What is damaged; a copy is.
 * @param random Draws kind and place.
 * @returns The damage.
 */
export function damageBytes(bytes: Uint8Array, random: Random): Damage {
  if (random.integer(2) === 0) {
    const length = random.integer(bytes.length);
    return { kind: "truncated", bytes: bytes.slice(0, length) };
  }
  const flipped = bytes.slice();
  flipped[random.integer(bytes.length)] ^= 1 << random.integer(8);
  return { kind: "flipped", bytes: flipped };
}

/**
 * Damages a JSON file so that it says something else: one without its last line
 * break, or with 1E-7 in the place of 1e-7, is no damaged one.
 *
 * @param bytes What is damaged; a copy is.
 * @param random Draws kind and place.
 * @returns The damage.
 */
export function damageJson(bytes: Uint8Array, random: Random): Damage {
  while (true) {
    const damage = damageBytes(bytes, random);
    if (meaning(damage.bytes) !== meaning(bytes)) return damage;
  }
}

function meaning(bytes: Uint8Array): string | null {
  try {
    return JSON.stringify(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return null;
  }
}
