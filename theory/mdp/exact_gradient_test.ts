import { assertAlmostEquals } from "@std/assert";
import { deriveRandom } from "../../numerics/mod.ts";
import { fixtures } from "./_fixtures.ts";
import { centralGradient } from "./central_gradient.ts";
import { evaluatePolicy } from "./evaluate_policy.ts";
import { exactGradient } from "./exact_gradient.ts";
import { softmaxPolicy } from "./policy_table.ts";
import { randomMdp, randomPolicy } from "./random_mdp.ts";

for (const { name, mdp, policy, exact } of fixtures) {
  Deno.test(`exactGradient() agrees with NumPy's gradient of '${name}'`, () => {
    const gradient = exactGradient(mdp, evaluatePolicy(mdp, policy), policy);
    exact.policy_gradient.flat().forEach((slope, i) =>
      assertAlmostEquals(gradient[i], slope, 1e-10)
    );
  });
}

Deno.test("exactGradient() is the slope of η in the logits", () => {
  for (let seed = 1; seed <= 10; seed++) {
    const random = deriveRandom(seed, "theory/gradient");
    const mdp = randomMdp(random, { states: 4, gamma: 0.8 });
    const { logits, policy } = randomPolicy(mdp, random);
    const gradient = exactGradient(mdp, evaluatePolicy(mdp, policy), policy);
    const slopes = centralGradient(
      (theta) => evaluatePolicy(mdp, softmaxPolicy(mdp, theta)).eta,
      logits,
      0.01,
    );
    slopes.forEach((slope, i) => assertAlmostEquals(gradient[i], slope, 1e-9));
  }
});
