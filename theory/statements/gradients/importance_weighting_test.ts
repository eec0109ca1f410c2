import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import {
  causallyWeighted,
  stepWeighted,
  trajectoryWeighted,
} from "../../estimators/importance_weighting.ts";
import { find, runStatement } from "../_run_statement.ts";
import { importanceWeighting } from "./importance_weighting.ts";

Deno.test("The product and the causal form are unbiased, the form per step is of first order", () => {
  const conclusion = runStatement(importanceWeighting(), 60);
  assertEquals(conclusion.holds, true);
  assertAlmostEquals(find(conclusion, "order of the bias per step"), 1, 0.01);
  const causal = find(conclusion, "variance, causal / product");
  assert(causal > 0.3 && causal < 0.8);
});

Deno.test("The means catch each form in the place of another", () => {
  for (
    const mistake of [
      { trajectory: stepWeighted },
      { causal: stepWeighted },
      { step: causallyWeighted },
      { step: trajectoryWeighted },
    ]
  ) {
    assertEquals(runStatement(importanceWeighting(mistake), 5).holds, false);
  }
});

Deno.test("The means catch β's own score in the place of π's", () => {
  const causal: typeof causallyWeighted = ({ mdp, behavior }, episode) =>
    causallyWeighted({ mdp, policy: behavior, behavior }, episode);
  assertEquals(runStatement(importanceWeighting({ causal }), 5).holds, false);
});
