import { assertAlmostEquals, assertEquals } from "@std/assert";
import { fixtures } from "../mdp/_fixtures.ts";
import {
  klOldNew,
  maxOverStates,
  meanOverVisits,
  totalVariation,
} from "./divergences.ts";
import { evaluatePolicy } from "../mdp/evaluate_policy.ts";

const shape = { states: 2, actions: 2 };

for (const { name, mdp, policy, exact } of fixtures) {
  Deno.test(`divergences agree with NumPy's of '${name}'`, () => {
    const { rho } = evaluatePolicy(mdp, policy);
    for (const comparison of exact.comparisons) {
      const newPolicy = Float64Array.from(comparison.policy.flat());
      const tv = totalVariation(mdp, policy, newPolicy);
      const kl = klOldNew(mdp, policy, newPolicy);
      for (let s = 0; s < mdp.states; s++) {
        assertAlmostEquals(tv[s], comparison.tv[s], 1e-10);
        assertAlmostEquals(kl[s], comparison.kl_old_new[s], 1e-10);
      }
      assertAlmostEquals(maxOverStates(tv), comparison.max_tv, 1e-10);
      assertAlmostEquals(maxOverStates(kl), comparison.max_kl, 1e-10);
      const mean = meanOverVisits(mdp, rho, kl);
      assertAlmostEquals(mean, comparison.mean_kl, 1e-10);
    }
  });
}

Deno.test("klOldNew() takes the expectation over the old policy", () => {
  const kl = klOldNew(
    shape,
    Float64Array.of(0.5, 0.5, 0.25, 0.75),
    Float64Array.of(0.25, 0.75, 0.5, 0.5),
  );
  // ½ log 2 + ½ log ⅔, and ¼ log ½ + ¾ log 1.5.
  assertAlmostEquals(kl[0], 0.14384103622589045, 1e-15);
  assertAlmostEquals(kl[1], 0.13081203594113694, 1e-15);
});

Deno.test("klOldNew() is infinite where an action is forgotten and 0 where it is never taken", () => {
  const sure = Float64Array.of(1, 0, 1, 0);
  const changed = Float64Array.of(0, 1, 1, 0);
  assertEquals([...klOldNew(shape, sure, changed)], [Infinity, 0]);
  assertEquals([...totalVariation(shape, sure, changed)], [1, 0]);
});

Deno.test("klOldNew() is never below 0 however alike the policies are", () => {
  for (let i = 1; i <= 100; i++) {
    const p = i / 101;
    const near = Float64Array.of(p, 1 - p, p, 1 - p);
    const nearer = near.map((q, j) => q + (j % 2 === 0 ? 1e-16 : -1e-16));
    for (const kl of klOldNew(shape, near, nearer)) {
      assertEquals(kl >= 0 && kl < 1e-15, true);
    }
  }
});

Deno.test("meanOverVisits() leaves out what is never visited, be it infinite", () => {
  const mean = meanOverVisits(
    { gamma: 0.5 },
    Float64Array.of(2, 0),
    Float64Array.of(3, Infinity),
  );
  assertEquals(mean, 3);
});
