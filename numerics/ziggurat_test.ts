import { assertAlmostEquals, assertEquals } from "@std/assert";
import { EDGES, HEIGHTS, LAYERS, TAIL_START } from "./ziggurat.ts";

// Python: math.sqrt(math.pi / 2) * math.erfc(3.6541528853610088 / math.sqrt(2))
const TAIL_AREA = 0.00032339576466332173;

Deno.test("ziggurat layers all have the same area, the base with its tail", () => {
  const base = TAIL_START * HEIGHTS[1] + TAIL_AREA;
  assertAlmostEquals(EDGES[0] * HEIGHTS[1], base, 1e-17);
  for (let i = 1; i < LAYERS; i++) {
    const area = EDGES[i] * (HEIGHTS[i + 1] - HEIGHTS[i]);
    assertAlmostEquals(area, base, 1e-13, `layer ${i}`);
  }
});

Deno.test("ziggurat narrows from the tail to the density's top", () => {
  assertEquals([EDGES[1], EDGES[LAYERS]], [TAIL_START, 0]);
  assertEquals(HEIGHTS[LAYERS], 1);
  for (let i = 0; i < LAYERS; i++) assertEquals(EDGES[i] > EDGES[i + 1], true);
});
