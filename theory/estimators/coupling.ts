/** What two draws by one uniform number give together. */
export interface Outcome {
  /** Outcome of the first distribution. */
  readonly first: number;
  /** Outcome of the second. */
  readonly second: number;
  /** How often the two come together. */
  readonly probability: number;
}

/**
 * The joint distribution of two draws that invert their distribution functions
 * at one and the same uniform number: each pair of outcomes comes as often as
 * their intervals of [0, 1) overlap. The margins are the two distributions.
 *
 * @param p The first distribution, `[n]`.
 * @param q The second, `[m]`.
 * @returns The pairs that can occur, at most n + m − 1.
 *
 * @example Equal distributions give equal outcomes
 * ```ts
 * import { coupling } from "./coupling.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(coupling([0.5, 0.5], [0.5, 0.5]).map(({ first, second }) =>
 *   [first, second]
 * ), [[0, 0], [1, 1]]);
 * ```
 */
export function coupling(
  p: ArrayLike<number>,
  q: ArrayLike<number>,
): readonly Outcome[] {
  const outcomes: Outcome[] = [];
  let [first, second] = [0, 0];
  let [restOfFirst, restOfSecond] = [p[0], q[0]];
  while (first < p.length && second < q.length) {
    const probability = Math.min(restOfFirst, restOfSecond);
    if (probability > 0) outcomes.push({ first, second, probability });
    restOfFirst -= probability;
    restOfSecond -= probability;
    if (restOfFirst <= 0) restOfFirst = p[++first];
    else restOfSecond = q[++second];
  }
  return outcomes;
}
