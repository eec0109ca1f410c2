import { assertEquals } from "@std/assert";
import { deriveRandom } from "../../numerics/mod.ts";
import { bootstrapBand } from "./band.ts";
import type { BootstrapOptions } from "./bootstrap.ts";
import { sampleOf } from "./sample.ts";

Deno.test("a band has 2,000 replications unless it's told otherwise", () => {
  const random = deriveRandom(1, "band");
  assertEquals(resamplesOf({ random }), 2_000);
  assertEquals(resamplesOf({ random, replications: 10 }), 10);
});

function resamplesOf(options: BootstrapOptions): number {
  let evaluations = 0;
  bootstrapBand({
    strata: [sampleOf([[1, 2, 3]])],
    statistics: 1,
    evaluate(out) {
      out[0] = evaluations++;
    },
  }, options);
  // The first is of the scores themselves.
  return evaluations - 1;
}
