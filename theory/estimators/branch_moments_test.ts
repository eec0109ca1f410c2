import { assertAlmostEquals, assertEquals } from "@std/assert";
import { deriveRandom } from "../../numerics/mod.ts";
import { evaluatePolicy } from "../mdp/evaluate_policy.ts";
import { createMdp } from "../mdp/mdp.ts";
import { greedyPolicy } from "../mdp/policy_table.ts";
import { randomMdp, randomPolicy } from "../mdp/random_mdp.ts";
import { branchMoments, coupling } from "./branch_moments.ts";

/** Two coins: action a pays 1 in state 1, which comes with chance ½ or ¼. */
const coins = createMdp({
  transitions: [
    [[0.5, 0.5, 0], [0.75, 0.25, 0]],
    [[0, 0, 1], [0, 0, 1]],
    [[0, 0, 1], [0, 0, 1]],
  ],
  rewards: [[0, 0], [1, 1], [0, 0]],
  start: [1, 0, 0],
  gamma: 0.5,
});

Deno.test("branchMoments() couples two coins by one uniform number", () => {
  const policy = Float64Array.of(0.5, 0.5, 0.5, 0.5, 0.5, 0.5);
  const { q, covariance } = branchMoments(coins, policy, 2);
  // Both are ½ with chance ¼: u ≥ ¾ lets both coins win.
  assertEquals([...q.subarray(0, 2)], [0.25, 0.125]);
  const both = 0.25 * 0.25 - 0.25 * 0.125;
  const expected = [0.25 * 0.5 - 0.0625, both, both, 0.25 * 0.25 - 1 / 64];
  expected.forEach((value, i) => assertAlmostEquals(covariance[i], value));
});

Deno.test("branchMoments() of a deterministic MDP and policy has no variance", () => {
  const random = deriveRandom(1, "branch moments");
  const mdp = randomMdp(random, { states: 5, actions: 3, successors: 1 });
  const { logits } = randomPolicy(mdp, random);
  const { covariance } = branchMoments(mdp, greedyPolicy(mdp, logits), 20);
  covariance.forEach((value) => assertAlmostEquals(value, 0, 1e-13));
});

Deno.test("branchMoments() continued by V has the mean Q after any number of steps", () => {
  const random = deriveRandom(2, "branch moments");
  const mdp = randomMdp(random);
  const { policy } = randomPolicy(mdp, random);
  const { v, q } = evaluatePolicy(mdp, policy);
  for (const horizon of [1, 4]) {
    const moments = branchMoments(mdp, policy, horizon, v);
    q.forEach((value, i) => assertAlmostEquals(moments.q[i], value, 1e-12));
  }
});

Deno.test("coupling() pairs the outcomes whose intervals overlap", () => {
  assertEquals(coupling([0.5, 0, 0.5], [0.25, 0.75]), [
    { first: 0, second: 0, probability: 0.25 },
    { first: 0, second: 1, probability: 0.25 },
    { first: 2, second: 1, probability: 0.5 },
  ]);
});

Deno.test("coupling() has the two distributions as margins", () => {
  const p = [0.1, 0.2, 0.3, 0.4];
  const q = [0.3, 0.3, 0, 0.4];
  const margins = [new Float64Array(4), new Float64Array(4)];
  for (const { first, second, probability } of coupling(p, q)) {
    margins[0][first] += probability;
    margins[1][second] += probability;
  }
  p.forEach((value, i) => assertAlmostEquals(margins[0][i], value, 1e-15));
  q.forEach((value, i) => assertAlmostEquals(margins[1][i], value, 1e-15));
});
