import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertThrows,
} from "@std/assert";
import { deriveRandom } from "../../numerics/mod.ts";
import { fixtures } from "../mdp/_fixtures.ts";
import { klOldNew, maxOverStates, meanOverVisits } from "./divergences.ts";
import { evaluatePolicy } from "../mdp/evaluate_policy.ts";
import { maxKlStep, meanKlStep } from "./kl_steps.ts";
import { localApproximation } from "./local_approximation.ts";
import {
  greedyPolicy,
  mixPolicies,
  type PolicyTable,
} from "../mdp/policy_table.ts";
import { randomMdp, randomPolicy } from "../mdp/random_mdp.ts";

/** The steps and the divergence that each bounds. */
const steps = [
  { step: maxKlStep, name: "maxKlStep()", divergence: maxOverStates },
  { step: meanKlStep, name: "meanKlStep()", divergence: null },
];

for (const { step, name, divergence } of steps) {
  const problem = (seed: number, states: number, actions: number) => {
    const random = deriveRandom(seed, name);
    const mdp = randomMdp(random, { states, actions, gamma: 0.9 });
    const { policy } = randomPolicy(mdp, random);
    const old = evaluatePolicy(mdp, policy);
    const distance = (newPolicy: PolicyTable) => {
      const kl = klOldNew(mdp, policy, newPolicy);
      return divergence ? divergence(kl) : meanOverVisits(mdp, old.rho, kl);
    };
    return { random, mdp, policy, old, distance };
  };

  Deno.test(`${name} is as good as the best of a grid of all policies of two states and two actions`, () => {
    for (const [seed, delta] of [[1, 0.01], [2, 0.1], [3, 1]]) {
      const { policy, old, distance } = problem(seed, 2, 2);
      const found = localApproximation(old, step(policy, old, delta).policy);
      let best = -Infinity;
      for (let i = 1; i < 300; i++) {
        for (let j = 1; j < 300; j++) {
          const [p, q] = [i / 300, j / 300];
          const candidate = Float64Array.of(p, 1 - p, q, 1 - q);
          if (distance(candidate) > delta) continue;
          best = Math.max(best, localApproximation(old, candidate));
        }
      }
      assert(best <= found + 1e-12);
      // The grid is 1/300 wide, and L rises by at most ρ max|A| a unit.
      assertAlmostEquals(best, found, 0.01 * (found - old.eta) + 0.05);
    }
  });

  Deno.test(`${name} is better than what is near it and feasible`, () => {
    for (let seed = 1; seed <= 20; seed++) {
      const { random, mdp, policy, old, distance } = problem(seed, 5, 3);
      const delta = 0.05;
      const found = step(policy, old, delta).policy;
      const best = localApproximation(old, found);
      assertAlmostEquals(distance(found), delta, 1e-12);
      for (let k = 0; k < 50; k++) {
        const near = mixPolicies(
          found,
          randomPolicy(mdp, random, 2).policy,
          0.1 * random.uniform(),
        );
        // Back to π until it is feasible, as KL is convex.
        let candidate = near;
        for (let i = 0; distance(candidate) > delta; i++) {
          candidate = mixPolicies(near, policy, Math.min(1, i / 100));
        }
        assert(localApproximation(old, candidate) <= best + 1e-12);
      }
    }
  });

  Deno.test(`${name} leaves states without visits alone, and is greedy elsewhere without a bound`, () => {
    const { mdp, policy } = fixtures[2];
    const old = evaluatePolicy(mdp, policy);
    const { policy: found } = step(policy, old, Infinity);
    const greedy = greedyPolicy(mdp, old.advantage);
    for (let i = 0; i < found.length; i++) {
      const s = Math.floor(i / mdp.actions);
      const expected = old.rho[s] > 0 ? greedy[i] : policy[i];
      assertAlmostEquals(found[i], expected, 1e-15);
    }
    assert(old.rho.some((visits) => visits === 0));
  });

  Deno.test(`${name} tells the largest and the mean KL`, () => {
    const { mdp, policy, old } = problem(1, 4, 3);
    const found = step(policy, old, 0.1);
    const kl = klOldNew(mdp, policy, found.policy);
    assertAlmostEquals(found.maxKl, maxOverStates(kl), 1e-14);
    assertAlmostEquals(found.meanKl, meanOverVisits(mdp, old.rho, kl), 1e-14);
  });

  Deno.test(`${name} refuses a radius that is none`, () => {
    const { policy, old } = problem(1, 2, 2);
    for (const delta of [0, -1, NaN]) {
      assertThrows(
        () => step(policy, old, delta),
        RangeError,
        `'delta' must be > 0: current value is ${delta}`,
      );
    }
  });
}

Deno.test("meanKlStep() has one multiplier in all states", () => {
  const random = deriveRandom(1, "multipliers");
  const mdp = randomMdp(random);
  const { policy } = randomPolicy(mdp, random);
  const { multipliers } = meanKlStep(policy, evaluatePolicy(mdp, policy), 0.1);
  assertEquals(new Set(multipliers).size, 1);
});
