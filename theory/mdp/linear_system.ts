/**
 * Systems of linear equations, solved directly.
 *
 * @module
 */

/** A square matrix as P·A = L·U, by Gaussian elimination with partial pivoting. */
interface Factors {
  /** Number of rows n. */
  readonly size: number;
  /** L below the diagonal (its own is 1) and U on and above it, `[n·n]` by rows. */
  readonly entries: Float64Array;
  /** Row i of P·A is row `order[i]` of A. */
  readonly order: Int32Array;
}

/**
 * Factors a matrix, so that several systems with it can be solved.
 *
 * Source: G. Golub and C. Van Loan, Matrix Computations (4th ed.), algorithm 3.4.1.
 *
 * @param matrix A by rows, `[n·n]`; it is left as it is.
 * @param size Number of rows n.
 * @returns The factors.
 * @throws {RangeError} If the matrix is singular.
 */
export function factor(matrix: Float64Array, size: number): Factors {
  const entries = matrix.slice();
  const order = Int32Array.from({ length: size }, (_, i) => i);
  const factors = { size, entries, order };
  for (let k = 0; k < size; k++) {
    const pivot = largestBelow(entries, size, k);
    if (!(Math.abs(entries[pivot * size + k]) > 0)) {
      throw new RangeError(
        `Cannot solve a linear system as its matrix must be regular: column ${k} has no pivot`,
      );
    }
    if (pivot !== k) swapRows(factors, pivot, k);
    for (let i = k + 1; i < size; i++) {
      const multiple = entries[i * size + k] / entries[k * size + k];
      entries[i * size + k] = multiple;
      if (multiple === 0) continue;
      for (let j = k + 1; j < size; j++) {
        entries[i * size + j] -= multiple * entries[k * size + j];
      }
    }
  }
  return factors;
}

/**
 * Solves A x = b.
 *
 * @param factors Of A.
 * @param b Right-hand side, `[n]`.
 * @returns x, `[n]`.
 */
export function solve(factors: Factors, b: ArrayLike<number>): Float64Array {
  const { size, entries, order } = factors;
  const x = Float64Array.from(order, (row) => b[row]);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) x[i] -= entries[i * size + j] * x[j];
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let j = i + 1; j < size; j++) x[i] -= entries[i * size + j] * x[j];
    x[i] /= entries[i * size + i];
  }
  return x;
}

/**
 * Solves Aᵀ x = b.
 *
 * @param factors Of A.
 * @param b Right-hand side, `[n]`.
 * @returns x, `[n]`.
 */
export function solveTransposed(
  factors: Factors,
  b: ArrayLike<number>,
): Float64Array {
  const { size, entries, order } = factors;
  const y = Float64Array.from(b);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) y[i] -= entries[j * size + i] * y[j];
    y[i] /= entries[i * size + i];
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let j = i + 1; j < size; j++) y[i] -= entries[j * size + i] * y[j];
  }
  const x = new Float64Array(size);
  order.forEach((row, i) => x[row] = y[i]);
  return x;
}

function largestBelow(
  entries: Float64Array,
  size: number,
  column: number,
): number {
  let largest = column;
  for (let i = column + 1; i < size; i++) {
    const entry = Math.abs(entries[i * size + column]);
    if (entry > Math.abs(entries[largest * size + column])) largest = i;
  }
  return largest;
}

function swapRows(
  { entries, order, size }: Factors,
  i: number,
  k: number,
): void {
  const row = entries.slice(i * size, (i + 1) * size);
  entries.copyWithin(i * size, k * size, (k + 1) * size);
  entries.set(row, k * size);
  [order[i], order[k]] = [order[k], order[i]];
}
