import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertThrows,
} from "@std/assert";
import { fixtures } from "../mdp/_fixtures.ts";
import { boundAlongLine } from "./bound_along_line.ts";
import { evaluatePolicy } from "../mdp/evaluate_policy.ts";
import { greedyPolicy, mixPolicies } from "../mdp/policy_table.ts";

for (const { name, mdp, policy, exact } of fixtures) {
  const mixture = exact.mixtures[2];
  const target = Float64Array.from(mixture.target_policy.flat());

  Deno.test(`boundAlongLine() passes through NumPy's mixture of '${name}'`, () => {
    const point = boundAlongLine(mdp, policy, target, 11)[1];
    assertEquals([mixture.alpha, point.alpha], [0.1, 0.1]);
    assertAlmostEquals(point.eta, mixture.eta, 1e-10);
    assertAlmostEquals(point.local, mixture.L, 1e-10);
    assertAlmostEquals(point.tightMixtureBound, mixture.sharper_bound, 1e-8);
    assertAlmostEquals(point.simplifiedMixtureBound, mixture.bound, 1e-8);
  });

  Deno.test(`boundAlongLine() stays below η of '${name}' and touches it at π`, () => {
    const points = boundAlongLine(mdp, policy, target, 21);
    for (const point of points) {
      const bounds = [
        point.totalVariationBound,
        point.klBound ?? -Infinity,
        point.tightMixtureBound,
        point.simplifiedMixtureBound,
      ];
      for (const bound of bounds) {
        assert(bound <= point.eta + 1e-12);
        if (point.alpha === 0) assertAlmostEquals(bound, exact.eta, 1e-10);
      }
    }
    assertEquals(points.map((point) => point.alpha === 1), [
      ...new Array(20).fill(false),
      true,
    ]);
    // The target forgets actions, so that the KL from π is infinite there.
    assertEquals(points[20].klBound, null);
  });
}

Deno.test("boundAlongLine() rises near π towards the greedy policy, and η with it", () => {
  const { mdp, policy } = fixtures[0];
  const { advantage, eta } = evaluatePolicy(mdp, policy);
  const greedy = greedyPolicy(mdp, advantage);
  const near = mixPolicies(policy, greedy, 0.01);
  const points = boundAlongLine(mdp, policy, near, 51);
  assert(points.some((point) => point.totalVariationBound > eta));
  assert(points.some((point) => point.tightMixtureBound > eta));
});

Deno.test("boundAlongLine() refuses a line of one point", () => {
  const { mdp, policy } = fixtures[0];
  assertThrows(
    () => boundAlongLine(mdp, policy, policy, 1),
    RangeError,
    "'points' must be a whole number of at least 2: current value is 1",
  );
});
