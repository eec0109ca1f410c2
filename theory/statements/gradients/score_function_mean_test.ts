import { assert, assertEquals } from "@std/assert";
import { scoreEstimate } from "../../estimators/score_estimates.ts";
import { find, runStatement } from "../_run_statement.ts";
import { scoreFunctionMean } from "./score_function_mean.ts";

Deno.test("Total returns and rewards to go have one mean, with any baseline of the state", () => {
  const conclusion = runStatement(scoreFunctionMean(), 60);
  assertEquals(conclusion.holds, true);
  assert(find(conclusion, "largest violation") < 1e-13);
});

Deno.test("The mean catches a missing γ in the score terms, and in the rewards to go", () => {
  const mistakes: (typeof scoreEstimate)[] = [
    (scene, batch, options) =>
      scoreEstimate(scene, batch, { ...options, discountStates: false }),
    ({ mdp, ...scene }, batch, options) =>
      scoreEstimate({ ...scene, mdp: { ...mdp, gamma: 1 } }, batch, options),
  ];
  for (const estimate of mistakes) {
    const { holds } = runStatement(scoreFunctionMean(estimate), 20);
    assertEquals(holds, false);
  }
});
