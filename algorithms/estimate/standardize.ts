/**
 * Standardizing a batch of advantages.
 *
 * @module
 */

/**
 * Subtracts the mean and divides by the sample standard deviation plus 1e-8, in
 * place. A single value is left as it is.
 *
 * @param values The values.
 * @param count How many of them, from the first on.
 */
export function standardize(values: Float64Array, count: number): void {
  if (count < 2) return;
  let mean = 0;
  for (let i = 0; i < count; i++) mean += values[i];
  mean /= count;
  let sum = 0;
  for (let i = 0; i < count; i++) {
    sum += (values[i] - mean) * (values[i] - mean);
  }
  const deviation = Math.sqrt(sum / (count - 1)) + 1e-8;
  for (let i = 0; i < count; i++) values[i] = (values[i] - mean) / deviation;
}
