/**
 * The inner product Σ_i x_i y_i.
 *
 * @param x A vector.
 * @param y Another one, as long.
 * @returns The product.
 */
export function dot(x: Float64Array, y: Float64Array): number {
  return x.reduce((sum, value, i) => sum + value * y[i], 0);
}

/**
 * The squared distance of two vectors, Σ_i (x_i − y_i)².
 *
 * @param x A vector.
 * @param y Another one, as long.
 * @returns The squared distance.
 */
export function squaredDistance(x: Float64Array, y: Float64Array): number {
  return x.reduce((sum, value, i) => sum + (value - y[i]) ** 2, 0);
}

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
