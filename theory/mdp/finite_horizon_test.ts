import { assertAlmostEquals, assertEquals } from "@std/assert";
import { deriveRandom } from "../../numerics/mod.ts";
import { evaluatePolicy } from "./evaluate_policy.ts";
import {
  finiteHorizon,
  shareOfSteps,
  stateDistributions,
} from "./finite_horizon.ts";
import { randomMdp, randomPolicy } from "./random_mdp.ts";

const random = deriveRandom(1, "theory/horizon");
const mdp = randomMdp(random, { states: 4, gamma: 0.8 });
const { policy } = randomPolicy(mdp, random);
const exact = evaluatePolicy(mdp, policy);

Deno.test("finiteHorizon() goes to V and Q as the horizon grows", () => {
  const { v, q } = finiteHorizon(mdp, policy, 200);
  assertEquals([v.length, q.length], [201, 201]);
  exact.v.forEach((value, s) => assertAlmostEquals(v[200][s], value, 1e-13));
  exact.q.forEach((value, i) => assertAlmostEquals(q[200][i], value, 1e-13));
});

Deno.test("finiteHorizon() stays at V where V is what follows", () => {
  const { v } = finiteHorizon(mdp, policy, 3, exact.v);
  exact.v.forEach((value, s) => assertAlmostEquals(v[3][s], value, 1e-13));
});

Deno.test("stateDistributions() add up to the discounted visits", () => {
  const rho = new Float64Array(4);
  let discount = 1;
  for (const p of stateDistributions(mdp, policy, 200)) {
    p.forEach((share, s) => rho[s] += discount * share);
    discount *= mdp.gamma;
  }
  exact.rho.forEach((visits, s) => assertAlmostEquals(rho[s], visits, 1e-13));
});

Deno.test("shareOfSteps() counts every step the same", () => {
  const distributions = [[1, 0], [0.5, 0.5], [0, 1], [0, 1]]
    .map((p) => Float64Array.from(p));
  assertEquals([...shareOfSteps(distributions)], [0.375, 0.625]);
});
