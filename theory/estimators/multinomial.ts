/** How often each outcome came, and how likely that is. */
export interface Counts {
  /** How often each outcome came, `[n]`. */
  readonly counts: readonly number[];
  /** The probability of these counts. */
  readonly probability: number;
}

/**
 * The multinomial distribution, K!/Π c_a! Π p_a^c_a, listed.
 *
 * @param probabilities p, `[n]`.
 * @param draws K, at least 0.
 * @returns Every way to draw K times, (K + n − 1)!/(K! (n − 1)!) of them.
 *
 * @example A coin thrown twice
 * ```ts
 * import { multinomial } from "./multinomial.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(multinomial([0.5, 0.5], 2), [
 *   { counts: [0, 2], probability: 0.25 },
 *   { counts: [1, 1], probability: 0.5 },
 *   { counts: [2, 0], probability: 0.25 },
 * ]);
 * ```
 */
export function multinomial(
  probabilities: ArrayLike<number>,
  draws: number,
): Counts[] {
  const [p, ...rest] = Array.from(probabilities);
  if (rest.length === 0) {
    let probability = 1;
    for (let i = 0; i < draws; i++) probability *= p;
    return [{ counts: [draws], probability }];
  }
  const all: Counts[] = [];
  // weight = K!/(c! (K − c)!) p^c
  let weight = 1;
  for (let c = 0; c <= draws; c++) {
    for (const { counts, probability } of multinomial(rest, draws - c)) {
      all.push({ counts: [c, ...counts], probability: weight * probability });
    }
    weight *= p * (draws - c) / (c + 1);
  }
  return all;
}
