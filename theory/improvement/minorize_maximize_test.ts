import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { fixtures } from "../mdp/_fixtures.ts";
import { klOldNew, maxOverStates } from "./divergences.ts";
import { evaluatePolicy } from "../mdp/evaluate_policy.ts";
import { localApproximation } from "./local_approximation.ts";
import { minorizeMaximize } from "./minorize_maximize.ts";

for (const { name, mdp, policy, exact } of fixtures) {
  Deno.test(`minorizeMaximize() rises in '${name}' by what was guaranteed`, () => {
    const { steps, eta } = minorizeMaximize(mdp, policy, { steps: 5 });
    assertAlmostEquals(steps[0].eta, exact.eta, 1e-10);
    for (const [i, step] of steps.entries()) {
      const next = steps[i + 1]?.eta ?? eta;
      assert(step.eta < step.guaranteed && step.guaranteed < next);
    }
    assert(eta < exact.optimal_eta);
  });
}

Deno.test("minorizeMaximize() guarantees L − C max KL of the policy that it goes to", () => {
  const { mdp, policy, exact } = fixtures[0];
  const { steps: [step], policy: next } = minorizeMaximize(mdp, policy, {
    steps: 1,
  });
  const kl = maxOverStates(klOldNew(mdp, policy, next));
  const local = localApproximation(evaluatePolicy(mdp, policy), next);
  // C of the fixture is that of the same π.
  const bound = local - exact.comparisons[0].C * kl;
  assertAlmostEquals(step.guaranteed, bound, 1e-9);
});

Deno.test("minorizeMaximize() takes no step if it may not", () => {
  const { mdp, policy, exact } = fixtures[0];
  const still = minorizeMaximize(mdp, policy, { steps: 0 });
  assertEquals(still.steps, []);
  assertAlmostEquals(still.eta, exact.eta, 1e-10);
});
