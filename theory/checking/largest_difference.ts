/**
 * The largest difference of two vectors, max_i |x_i − y_i|.
 *
 * @param x A vector.
 * @param y Another one, as long.
 * @returns The difference.
 */
export function largestDifference(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
): number {
  let largest = 0;
  for (let i = 0; i < x.length; i++) {
    largest = Math.max(largest, Math.abs(x[i] - y[i]));
  }
  return largest;
}
