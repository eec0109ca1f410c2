import { assertAlmostEquals } from "@std/assert";
import { fixtures } from "../mdp/_fixtures.ts";
import { weighVine } from "./weigh_vine.ts";

for (const { name, mdp, logits, exact } of fixtures) {
  Deno.test(`weighVine() agrees with NumPy's solution of '${name}'`, () => {
    const old = {
      q: Float64Array.from(exact.Q.flat()),
      rho: Float64Array.from(exact.rho),
    };
    const { value, gradient } = weighVine(mdp, logits, old);
    const atPolicy = exact.rho.reduce((sum, p, s) => sum + p * exact.V[s], 0);
    assertAlmostEquals(value, atPolicy, 1e-10);
    exact.policy_gradient.flat().forEach((slope, i) =>
      assertAlmostEquals(gradient[i], slope, 1e-10)
    );
    for (const { policy, L } of exact.comparisons) {
      const newLogits = Float64Array.from(policy.flat(), Math.log);
      const { value } = weighVine(mdp, newLogits, old);
      assertAlmostEquals(value - atPolicy + exact.eta, L, 1e-10);
    }
  });
}
