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
