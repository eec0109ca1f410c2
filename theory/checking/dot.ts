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
