import { assertAlmostEquals, assertEquals } from "@std/assert";
import { coupling } from "./coupling.ts";

Deno.test("coupling() pairs the outcomes whose intervals overlap", () => {
  assertEquals(coupling([0.5, 0, 0.5], [0.25, 0.75]), [
    { first: 0, second: 0, probability: 0.25 },
    { first: 0, second: 1, probability: 0.25 },
    { first: 2, second: 1, probability: 0.5 },
  ]);
});

Deno.test("coupling() has the two distributions as margins", () => {
  const p = [0.1, 0.2, 0.3, 0.4];
  const q = [0.3, 0.3, 0, 0.4];
  const margins = [new Float64Array(4), new Float64Array(4)];
  for (const { first, second, probability } of coupling(p, q)) {
    margins[0][first] += probability;
    margins[1][second] += probability;
  }
  p.forEach((value, i) => assertAlmostEquals(margins[0][i], value, 1e-15));
  q.forEach((value, i) => assertAlmostEquals(margins[1][i], value, 1e-15));
});
