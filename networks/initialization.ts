/**
 * First values of a network's parameters.
 *
 * @module
 */
import type { Random } from "../numerics/random.ts";
import { canonicalLayers } from "./canonical_layers.ts";
import type { Network } from "./engine.ts";
import type { Vector } from "./vector.ts";

/**
 * Draws a matrix whose columns (or rows, whichever are fewer) are orthogonal
 * and of length `gain`, uniformly among all such (Saxe et al. 2014,
 * https://arxiv.org/abs/1312.6120): Q of the QR decomposition of a matrix of
 * independent normals, with the signs that make the diagonal of R positive.
 * Computed by Gram–Schmidt, each vector orthogonalized twice, which keeps
 * QᵀQ = I to a few units of rounding.
 *
 * @param rows How many rows, ≥ 1.
 * @param columns How many columns, ≥ 1.
 * @param gain Length of the vectors.
 * @param random Gives `rows · columns` normals.
 * @returns `[rows × columns]`, row by row.
 *
 * @example A square matrix keeps lengths
 * ```ts
 * import { deriveRandom } from "@policy-gradient/bench/numerics";
 * import { orthogonalMatrix } from "@policy-gradient/bench/networks";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const [a, b, c, d] = orthogonalMatrix(2, 2, 1, deriveRandom(1, "init"));
 * assertAlmostEquals(a * a + c * c, 1, 1e-15);
 * assertAlmostEquals(a * b + c * d, 0, 1e-15);
 * ```
 */
export function orthogonalMatrix(
  rows: number,
  columns: number,
  gain: number,
  random: Random,
): Float64Array {
  const count = Math.min(rows, columns);
  const length = Math.max(rows, columns);
  // [count × length]: the vectors, one a row.
  const vectors = new Float64Array(count * length);
  for (let i = 0; i < vectors.length; i++) vectors[i] = random.normal();
  for (let i = 0; i < count; i++) {
    const v = vectors.subarray(i * length, (i + 1) * length);
    for (let pass = 0; pass < 2; pass++) {
      for (let j = 0; j < i; j++) {
        const u = vectors.subarray(j * length, (j + 1) * length);
        const along = dot(u, v);
        for (let k = 0; k < length; k++) v[k] -= along * u[k];
      }
    }
    const inverse = 1 / Math.sqrt(dot(v, v));
    for (let k = 0; k < length; k++) v[k] *= inverse;
  }
  const matrix = new Float64Array(rows * columns);
  const transposed = rows > columns;
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < length; j++) {
      const at = transposed ? j * columns + i : i * columns + j;
      matrix[at] = gain * vectors[i * length + j];
    }
  }
  return matrix;
}

/** u·v in double precision. */
function dot(u: Float64Array, v: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < u.length; k++) sum += u[k] * v[k];
  return sum;
}

/**
 * Writes the usual initial parameters of policy-gradient networks: orthogonal
 * weights with gain √2 in hidden layers, biases 0 (Engstrom et al. 2020, table
 * of code-level optimizations, https://arxiv.org/abs/2005.12729).
 *
 * @param network The network.
 * @param theta `[parameterCount]`, overwritten.
 * @param random Draws the weights, layer by layer from the input on.
 * @param outputGain Gain of the last layer: 0.01 is usual for policies, 1 for values.
 */
export function initializeOrthogonal(
  network: Network,
  theta: Vector,
  random: Random,
  outputGain: number,
): void {
  const canonical = new Float64Array(network.canonicalCount);
  for (const layer of canonicalLayers(network.spec)) {
    const { inputs, outputs, weights, end } = layer;
    const gain = end === network.canonicalCount ? outputGain : Math.SQRT2;
    canonical.set(orthogonalMatrix(inputs, outputs, gain, random), weights);
  }
  network.pack(canonical, theta);
}

/**
 * Writes PyTorch's default initial parameters of linear layers: weights and
 * biases uniform in ±1/√in, `in` being the layer's inputs.
 *
 * @param network The network.
 * @param theta `[parameterCount]`, overwritten.
 * @param random Draws the parameters in canonical order.
 */
export function initializeUniform(
  network: Network,
  theta: Vector,
  random: Random,
): void {
  const canonical = new Float64Array(network.canonicalCount);
  for (const { inputs, weights, end } of canonicalLayers(network.spec)) {
    const bound = 1 / Math.sqrt(inputs);
    for (let i = weights; i < end; i++) {
      canonical[i] = (2 * random.uniform() - 1) * bound;
    }
  }
  network.pack(canonical, theta);
}
