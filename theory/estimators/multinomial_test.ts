import { assertAlmostEquals, assertEquals } from "@std/assert";
import { multinomial } from "./multinomial.ts";

Deno.test("multinomial() lists every way to draw, with mean K p and variance K p (1 − p)", () => {
  const p = [0.2, 0.5, 0.3];
  const ways = multinomial(p, 32);
  assertEquals(ways.length, 34 * 33 / 2);
  const mean = (f: (counts: readonly number[]) => number) =>
    ways.reduce((sum, way) => sum + way.probability * f(way.counts), 0);
  assertAlmostEquals(mean(() => 1), 1, 1e-13);
  for (const [a, chance] of p.entries()) {
    assertAlmostEquals(mean((counts) => counts[a]), 32 * chance, 1e-12);
    const variance = mean((counts) => (counts[a] - 32 * chance) ** 2);
    assertAlmostEquals(variance, 32 * chance * (1 - chance), 1e-12);
  }
});
