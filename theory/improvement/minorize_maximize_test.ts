import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertThrows,
} from "@std/assert";
import { deriveRandom } from "../../numerics/mod.ts";
import { fixtures } from "../mdp/_fixtures.ts";
import { evaluatePolicy } from "../mdp/evaluate_policy.ts";
import {
  greedyPolicy,
  mixPolicies,
  type PolicyTable,
} from "../mdp/policy_table.ts";
import { randomMdp, randomPolicy } from "../mdp/random_mdp.ts";
import { klOldNew, maxOverStates } from "./divergences.ts";
import { localApproximation } from "./local_approximation.ts";
import { minorizeMaximize, penalizedStep } from "./minorize_maximize.ts";

function problem(seed: number, states: number, actions: number) {
  const random = deriveRandom(seed, "penalized");
  const mdp = randomMdp(random, { states, actions, gamma: 0.8 });
  const { policy } = randomPolicy(mdp, random);
  const old = evaluatePolicy(mdp, policy);
  const objective = (candidate: PolicyTable, c: number) =>
    localApproximation(old, candidate) -
    c * maxOverStates(klOldNew(mdp, policy, candidate));
  return { random, mdp, policy, old, objective };
}

Deno.test("penalizedStep() is as good as the best of a grid of all policies of two states and two actions", () => {
  for (const [seed, c] of [[1, 1], [2, 10], [3, 100]]) {
    const { policy, old, objective } = problem(seed, 2, 2);
    const found = objective(penalizedStep(policy, old, c).policy, c);
    let best = -Infinity;
    for (let i = 1; i < 300; i++) {
      for (let j = 1; j < 300; j++) {
        const [p, q] = [i / 300, j / 300];
        const candidate = Float64Array.of(p, 1 - p, q, 1 - q);
        best = Math.max(best, objective(candidate, c));
      }
    }
    assert(best <= found + 1e-12);
    assertAlmostEquals(best, found, 0.02 * (found - old.eta) + 0.01);
  }
});

Deno.test("penalizedStep() is better than what is near it", () => {
  for (let seed = 1; seed <= 20; seed++) {
    const { random, mdp, policy, old, objective } = problem(seed, 5, 3);
    const c = 30;
    const found = penalizedStep(policy, old, c);
    const best = objective(found.policy, c);
    assert(best > old.eta);
    for (const size of [1e-1, 1e-2, 1e-3, 1e-4]) {
      for (let k = 0; k < 20; k++) {
        const { policy: other } = randomPolicy(mdp, random, 2);
        const near = mixPolicies(found.policy, other, size);
        assert(objective(near, c) <= best + 1e-12);
      }
    }
  }
});

Deno.test("penalizedStep() uses the maximum KL up in every state", () => {
  const { mdp, policy, old } = problem(1, 5, 3);
  const found = penalizedStep(policy, old, 20);
  for (const kl of klOldNew(mdp, policy, found.policy)) {
    assertAlmostEquals(kl, found.maxKl, 1e-12);
  }
});

Deno.test("penalizedStep() is greedy without a penalty, and stays where C forbids to leave", () => {
  const { mdp, policy, old } = problem(1, 5, 3);
  const greedy = greedyPolicy(mdp, old.advantage);
  penalizedStep(policy, old, 0).policy.forEach((p, i) =>
    assertAlmostEquals(p, greedy[i], 1e-15)
  );
  // From a policy without chance KL grows at once, as −log of what is left.
  const sure = greedyPolicy(mdp, old.advantage.map((value) => -value));
  const stays = penalizedStep(sure, evaluatePolicy(mdp, sure), 1e6).policy;
  assertEquals([...stays].map(Math.round), [...sure]);
});

Deno.test("penalizedStep() refuses a penalty that is none", () => {
  const { policy, old } = problem(1, 2, 2);
  assertThrows(
    () => penalizedStep(policy, old, -1),
    RangeError,
    "'coefficient' must be finite and ≥ 0: current value is -1",
  );
});

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
