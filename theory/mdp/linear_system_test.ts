import { assertAlmostEquals, assertThrows } from "@std/assert";
import { deriveRandom } from "../../numerics/mod.ts";
import { factor, solve, solveTransposed } from "./linear_system.ts";

Deno.test("solve() solves a system whose first pivot is zero", () => {
  const factors = factor(Float64Array.of(0, 2, 3, 4), 2);
  const x = solve(factors, [2, 10]);
  // 2 y = 2 and 3 x + 4 y = 10.
  assertAlmostEquals(x[0], 2, 1e-15);
  assertAlmostEquals(x[1], 1, 1e-15);
});

Deno.test("solve() and solveTransposed() undo a random matrix and its transpose", () => {
  const n = 30;
  const random = deriveRandom(1, "theory/linear");
  const matrix = Float64Array.from({ length: n * n }, () => random.normal());
  const wanted = Float64Array.from({ length: n }, () => random.normal());
  const factors = factor(matrix, n);
  const image = (transposed: boolean) =>
    Float64Array.from({ length: n }, (_, i) => {
      let sum = 0;
      for (let j = 0; j < n; j++) {
        sum += wanted[j] * matrix[transposed ? j * n + i : i * n + j];
      }
      return sum;
    });
  const direct = solve(factors, image(false));
  const transposed = solveTransposed(factors, image(true));
  for (let i = 0; i < n; i++) {
    assertAlmostEquals(direct[i], wanted[i], 1e-11);
    assertAlmostEquals(transposed[i], wanted[i], 1e-11);
  }
});

Deno.test("factor() refuses a singular matrix", () => {
  assertThrows(
    () => factor(Float64Array.of(1, 2, 2, 4), 2),
    RangeError,
    "its matrix must be regular: column 1 has no pivot",
  );
});
