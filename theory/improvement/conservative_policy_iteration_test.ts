import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { fixtures } from "../mdp/_fixtures.ts";
import { conservativePolicyIteration } from "./conservative_policy_iteration.ts";
import { createMdp } from "../mdp/mdp.ts";
import { simplifiedMixtureBound } from "./mixture_bound.ts";
import { uniformPolicy } from "../mdp/policy_table.ts";

Deno.test("conservativePolicyIteration() takes the step of the closed form", () => {
  const mdp = createMdp({
    transitions: [[[1], [1]]],
    rewards: [[1, 0]],
    start: [1],
    gamma: 0.5,
  });
  const { iterations } = conservativePolicyIteration(
    mdp,
    uniformPolicy(mdp),
    { bound: simplifiedMixtureBound, iterations: 1 },
  );
  // A = ±½, so 𝔸 = 1 and ε = ½: α = 1 · ¼ / (4 · ½ · ½), and half of α 𝔸 is lost.
  assertEquals(iterations[0].alpha, 0.25);
  assertEquals(iterations[0].guaranteed, 1.125);
  assertAlmostEquals(iterations[1].eta, 1.25, 1e-15);
});

Deno.test("conservativePolicyIteration() stops at the accuracy asked for, near the best policy", () => {
  for (const { mdp, policy, exact } of fixtures) {
    const { iterations, finished } = conservativePolicyIteration(mdp, policy, {
      accuracy: 0.001,
    });
    const { eta, gain, alpha } = iterations[iterations.length - 1];
    assert(finished);
    assert((1 - mdp.gamma) * gain <= 0.001);
    assert((1 - mdp.gamma) * iterations[iterations.length - 2].gain > 0.001);
    assertEquals(alpha, 0);
    assert(eta <= exact.optimal_eta && eta > 0.98 * exact.optimal_eta);
  }
});

Deno.test("conservativePolicyIteration() says when it ran out of iterations", () => {
  const { mdp, policy } = fixtures[0];
  const { iterations, finished } = conservativePolicyIteration(mdp, policy, {
    iterations: 5,
  });
  assertEquals([iterations.length, finished], [6, false]);
});

Deno.test("conservativePolicyIteration() takes more steps by the simplified bound", () => {
  const { mdp, policy } = fixtures[0];
  const tight = conservativePolicyIteration(mdp, policy);
  const simplified = conservativePolicyIteration(mdp, policy, {
    bound: simplifiedMixtureBound,
  });
  assert(simplified.finished);
  assert(tight.iterations.length < simplified.iterations.length);
});
