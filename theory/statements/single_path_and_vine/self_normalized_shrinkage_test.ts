import { assertEquals } from "@std/assert";
import { runStatement } from "../_run_statement.ts";
import { gradientWithoutNormalization } from "../_vine_mistakes.ts";
import { selfNormalizedShrinkage } from "./self_normalized_shrinkage.ts";

Deno.test("Equation 16's gradient is 1 − 1/K of the exact one", () => {
  assertEquals(runStatement(selfNormalizedShrinkage(), 100).holds, true);
});

Deno.test("selfNormalizedShrinkage() catches equation 16 without normalization", () => {
  const gradient = gradientWithoutNormalization;
  const wrong = selfNormalizedShrinkage({ gradient });
  assertEquals(runStatement(wrong, 20).holds, false);
});
