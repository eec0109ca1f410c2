import { assertAlmostEquals } from "@std/assert";
import { deriveRandom } from "../../numerics/mod.ts";
import { fixtures } from "../mdp/_fixtures.ts";
import { evaluatePolicy } from "../mdp/evaluate_policy.ts";
import {
  expectedGaeGradient,
  expectedScoreGradient,
  expectedStepWeightedGradient,
} from "./expected_score_gradient.ts";
import { createMdp } from "../mdp/mdp.ts";
import { randomMdp, randomPolicy } from "../mdp/random_mdp.ts";

function assertClose(
  actual: Float64Array,
  expected: ArrayLike<number>,
  tolerance = 1e-10,
) {
  Array.from(expected).forEach((value, i) =>
    assertAlmostEquals(actual[i], value, tolerance)
  );
}

for (const { name, mdp, policy, exact } of fixtures) {
  Deno.test(`Long episodes of '${name}' have NumPy's policy gradient`, () => {
    const gradient = exact.policy_gradient.flat();
    assertClose(expectedScoreGradient(mdp, policy, { steps: 3000 }), gradient);
    const { v } = evaluatePolicy(mdp, policy);
    const lambda = 0.7;
    assertClose(
      expectedGaeGradient(mdp, policy, { steps: 3000, lambda, values: v }),
      gradient,
    );
  });
}

Deno.test("Without γᵗ, what comes second counts in full", () => {
  // Only the second state has a choice, between the rewards 1 and 0.
  const mdp = createMdp({
    transitions: [[[0, 1], [0, 1]], [[0, 1], [0, 1]]],
    rewards: [[0, 0], [1, 0]],
    start: [1, 0],
    gamma: 0.5,
  });
  const policy = Float64Array.of(0.5, 0.5, 0.5, 0.5);
  const of = (discountStates: boolean) =>
    expectedScoreGradient(mdp, policy, { steps: 2, discountStates });
  assertClose(of(false), [0, 0, 0.25, -0.25], 1e-16);
  assertClose(of(true), [0, 0, 0.125, -0.125], 1e-16);
});

Deno.test("The approximation per step is exact where the policies are alike", () => {
  const random = deriveRandom(2, "theory/expected");
  const mdp = randomMdp(random);
  const { policy } = randomPolicy(mdp, random);
  assertClose(
    expectedStepWeightedGradient(mdp, policy, policy, 7),
    expectedScoreGradient(mdp, policy, { steps: 7 }),
    1e-15,
  );
});
