import { assert, assertEquals } from "@std/assert";
import { gae } from "../../../algorithms/mod.ts";
import { expectedGaeGradient } from "../../estimators/expected_score_gradient.ts";
import { find, runStatement } from "../_run_statement.ts";
import { gaeLambda, gaeMean } from "./gae.ts";

Deno.test("GAE has its exact mean, whether episodes terminate or are cut", () => {
  assertEquals(runStatement(gaeMean(), 12).holds, true);
});

Deno.test("The mean of GAE catches 'done' in the place of 'terminated'", () => {
  const estimate: typeof gae = (transitions, options, advantages) => {
    const terminated = transitions.terminated.map((flag, row) =>
      flag | transitions.truncated[row]
    );
    gae({ ...transitions, terminated }, options, advantages);
  };
  assertEquals(runStatement(gaeMean(estimate), 6).holds, false);
});

Deno.test("The mean of GAE catches λ without γ", () => {
  const estimate: typeof gae = (transitions, { gamma, lambda }, advantages) =>
    gae(transitions, { gamma, lambda: lambda / gamma }, advantages);
  assertEquals(runStatement(gaeMean(estimate), 12).holds, false);
});

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
