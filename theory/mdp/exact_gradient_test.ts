import { assertAlmostEquals, assertEquals } from "@std/assert";
import { deriveRandom, exp } from "../../numerics/mod.ts";
import { fixtures } from "./_fixtures.ts";
import { evaluatePolicy } from "./evaluate_policy.ts";
import { centralGradient, exactGradient } from "./exact_gradient.ts";
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

Deno.test("centralGradient() differentiates by each component", () => {
  const theta = Float64Array.of(0.5, 2);
  const gradient = centralGradient(([x, y]) => x * x * y + exp(y), theta, 0.01);
  assertAlmostEquals(gradient[0], 2, 1e-12);
  assertAlmostEquals(gradient[1], 0.25 + exp(2), 1e-11);
  assertEquals([...theta], [0.5, 2]);
});

Deno.test("centralGradient() has an error of h⁶ f⁽⁷⁾/140", () => {
  const [slope] = centralGradient(([x]) => x ** 7, Float64Array.of(0), 0.1);
  // f⁽⁷⁾ = 5040, and f′(0) = 0.
  assertAlmostEquals(slope, 36e-6, 1e-15);
});
