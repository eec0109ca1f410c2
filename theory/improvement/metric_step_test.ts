import { assert, assertAlmostEquals, assertThrows } from "@std/assert";
import { deriveRandom, log } from "../../numerics/mod.ts";
import { klOldNew, meanOverVisits } from "./divergences.ts";
import { evaluatePolicy } from "../mdp/evaluate_policy.ts";
import { meanKlStep } from "./kl_steps.ts";
import { localApproximation } from "./local_approximation.ts";
import { metricStep } from "./metric_step.ts";
import { softmaxPolicy } from "../mdp/policy_table.ts";
import { randomMdp, randomPolicy } from "../mdp/random_mdp.ts";

function problem(seed: number) {
  const random = deriveRandom(seed, "metric");
  const mdp = randomMdp(random, { states: 3, actions: 3 });
  const { logits, policy } = randomPolicy(mdp, random);
  const old = evaluatePolicy(mdp, policy);
  const after = (x: Float64Array) =>
    softmaxPolicy(mdp, logits.map((logit, i) => logit + x[i]));
  const divergence = (x: Float64Array, euclidean: number) => {
    const kl = klOldNew(mdp, policy, after(x));
    const squares = x.reduce((sum, value) => sum + value * value, 0);
    return (1 - euclidean) * meanOverVisits(mdp, old.rho, kl) +
      euclidean * squares / 2;
  };
  return { random, mdp, policy, old, after, divergence };
}

Deno.test("metricStep() uses its radius up, and nothing as far is better", () => {
  for (const [seed, euclidean] of [[1, 1], [2, 0.5], [3, 0.01]]) {
    const { random, policy, old, after, divergence } = problem(seed);
    const delta = 1e-3;
    const step = metricStep(policy, old, { delta, euclidean });
    assertAlmostEquals(divergence(step, euclidean), delta, 1e-12);
    const best = localApproximation(old, after(step));
    assert(best > old.eta);
    for (let k = 0; k < 200; k++) {
      let other = step.map((value) => value + 0.01 * random.normal());
      while (divergence(other, euclidean) > delta) {
        other = other.map((value) => 0.99 * value);
      }
      assert(localApproximation(old, after(other)) < best);
    }
  }
});

Deno.test("metricStep() becomes meanKlStep() as the Euclidean share goes to 0", () => {
  const { policy, old } = problem(4);
  const delta = 1e-3;
  const exact = meanKlStep(policy, old, delta).policy;
  const wanted = exact.map((p, i) => log(p / policy[i]));
  const step = metricStep(policy, old, { delta, euclidean: 1e-8 });
  for (let s = 0; s < 3; s++) {
    const mean = (wanted[3 * s] + wanted[3 * s + 1] + wanted[3 * s + 2]) / 3;
    for (let i = 3 * s; i < 3 * s + 3; i++) {
      assertAlmostEquals(step[i], wanted[i] - mean, 1e-6);
    }
  }
});

Deno.test("metricStep() refuses regions that it can't solve", () => {
  const { policy, old } = problem(5);
  assertThrows(
    () => metricStep(policy, old, { delta: 0.1, euclidean: 1 }),
    RangeError,
    "'delta' must be in (0, 0.01]: current value is 0.1",
  );
  assertThrows(
    () => metricStep(policy, old, { delta: 1e-3, euclidean: 0 }),
    RangeError,
    "'euclidean' must be in (0, 1]: current value is 0",
  );
  // Nothing is to be gained where no action differs.
  const flat = { ...old, advantage: new Float64Array(9) };
  assertThrows(
    () => metricStep(policy, flat, { delta: 1e-3, euclidean: 1 }),
    RangeError,
    "an action must be better than others",
  );
});
