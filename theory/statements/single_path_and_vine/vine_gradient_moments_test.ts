import { assertEquals } from "@std/assert";
import { runStatement } from "../_run_statement.ts";
import {
  neverCommon,
  sharedRepeats,
  withoutDiscount,
} from "../_vine_mistakes.ts";
import { vineGradientMoments } from "./vine_gradient_moments.ts";

Deno.test("The vine's gradient has its exact mean and variance", () => {
  assertEquals(runStatement(vineGradientMoments(), 8).holds, true);
});

for (
  const [name, rollOut] of Object.entries({
    withoutDiscount,
    sharedRepeats,
    neverCommon,
  })
) {
  Deno.test(`vineGradientMoments() catches rollouts ${name}`, () => {
    const wrong = vineGradientMoments(rollOut);
    assertEquals(runStatement(wrong, 8).holds, false);
  });
}
