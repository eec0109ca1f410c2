import { assertEquals } from "@std/assert";
import { runStatement } from "../_run_statement.ts";
import {
  gradientWithoutNormalization,
  withoutNormalization,
} from "../_vine_mistakes.ts";
import { selfNormalizedBaseline } from "./self_normalized_baseline.ts";

Deno.test("A constant in Q̂ changes nothing in equation 16's gradient", () => {
  assertEquals(runStatement(selfNormalizedBaseline(), 100).holds, true);
});

Deno.test("selfNormalizedBaseline() catches equation 16 without normalization", () => {
  for (
    const mistake of [
      { value: withoutNormalization },
      { gradient: gradientWithoutNormalization },
    ]
  ) {
    const wrong = selfNormalizedBaseline(mistake);
    assertEquals(runStatement(wrong, 20).holds, false);
  }
});
