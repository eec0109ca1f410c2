import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { find, runStatement } from "../_run_statement.ts";
import { gradientWithoutNormalization } from "../_vine_mistakes.ts";
import {
  selfNormalizedOrder,
  selfNormalizedShrinkage,
} from "./self_normalized_bias.ts";

Deno.test("Equation 16's gradient is 1 − 1/K of the exact one", () => {
  assertEquals(runStatement(selfNormalizedShrinkage(), 100).holds, true);
});

Deno.test("selfNormalizedShrinkage() catches equation 16 without normalization", () => {
  const gradient = gradientWithoutNormalization;
  const wrong = selfNormalizedShrinkage({ gradient });
  assertEquals(runStatement(wrong, 20).holds, false);
});

Deno.test("Equation 16's bias falls as 1/K", () => {
  const conclusion = runStatement(selfNormalizedOrder(), 30);
  assertEquals(conclusion.holds, true);
  for (const proposal of ["policy", "uniform"]) {
    const ofLimit = `median of bias at K = 32 over its limit, q ${proposal}`;
    assertAlmostEquals(find(conclusion, ofLimit), 1, 0.1);
    const at = (k: number) =>
      find(conclusion, `median |bias| at K = ${k}, q ${proposal}`);
    assert(at(2) > at(4) && at(4) > at(8) && at(8) > at(16));
  }
});
