import { assert, assertEquals } from "@std/assert";
import { productWeightsFigure } from "./product_weights_figure.ts";

Deno.test("productWeightsFigure() has variances that grow by a factor with every step", () => {
  const { data, rows } = productWeightsFigure();
  assertEquals(data.length, 100 * rows.length);
  for (const row of rows) {
    const squares = data.filter((one) => one.row === row)
      .map(({ value }) => 1 + Number(value));
    // Once the first state is forgotten, E[w²] grows by its largest eigenvalue.
    const factor = (t: number) => squares[t] / squares[t - 1];
    assert(factor(99) > 1);
    assert(Math.abs(factor(99) / factor(60) - 1) < 1e-6);
  }
});

Deno.test("productWeightsFigure() has the larger variance where policies are farther apart", () => {
  const { data, rows } = productWeightsFigure();
  const last = rows.map((row) =>
    Number(data.findLast((one) => one.row === row)?.value)
  );
  assertEquals(last, last.toSorted((a, b) => b - a));
});
