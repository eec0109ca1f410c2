import { assertAlmostEquals, assertEquals } from "@std/assert";
import { fixtures } from "./_fixtures.ts";
import { policyIteration } from "./policy_iteration.ts";

for (const { name, mdp, policy, exact } of fixtures) {
  Deno.test(`policyIteration() comes to NumPy's optimum of '${name}'`, () => {
    const { evaluations, finished } = policyIteration(mdp, policy);
    const { v, eta } = evaluations[evaluations.length - 1];
    assertEquals(finished, true);
    assertAlmostEquals(eta, exact.optimal_eta, 1e-10);
    exact.optimal_V.forEach((value, s) =>
      assertAlmostEquals(v[s], value, 1e-10)
    );
  });
}

Deno.test("policyIteration() stops unfinished after as many steps as it may take", () => {
  const { mdp, policy } = fixtures[1];
  const { evaluations, finished } = policyIteration(mdp, policy, { steps: 0 });
  assertEquals([evaluations.length, finished], [1, false]);
});
