import { assert, assertEquals } from "@std/assert";
import { expectedGaeGradient } from "../../estimators/expected_score_gradient.ts";
import { find, runStatement } from "../_run_statement.ts";
import { gaeLambda } from "./gae_lambda.ts";

Deno.test("λ leaves the mean as it is with V exact, and trades bias with a wrong V", () => {
  const conclusion = runStatement(gaeLambda(), 100);
  assertEquals(conclusion.holds, true);
  const bias = [0, 0.5, 0.9, 1].map((lambda) =>
    find(conclusion, `bias with a wrong V, λ = ${lambda}`)
  );
  assert(bias[0] > bias[1] && bias[1] > bias[2] && bias[2] > 100 * bias[3]);
});

Deno.test("The means catch a V that is off by the rewards", () => {
  const expected: typeof expectedGaeGradient = (mdp, policy, options) => {
    const values = options.values.map((v, s) => v - mdp.rewards[s]);
    return expectedGaeGradient(mdp, policy, { ...options, values });
  };
  assertEquals(runStatement(gaeLambda(expected), 10).holds, false);
});
