import { assertAlmostEquals, assertEquals } from "@std/assert";
import { find, runStatement } from "../_run_statement.ts";
import { boundsAttained } from "./bounds_attained.ts";
import { misprintedCoefficient } from "./misprinted_bound.ts";

Deno.test("Small MDPs use the penalties up to the closed form's share", () => {
  const conclusion = runStatement(boundsAttained(), 1);
  assertEquals(conclusion.holds, true);
  // (1 − γ)/(1 − γ(1 − α)) at γ = 0.9 and α = 10⁻⁴, and (1 − γ)/2 at γ = 0.01.
  const share = 0.1 / (1 - 0.9 * (1 - 1e-4));
  const value = (name: string) => find(conclusion, name);
  assertAlmostEquals(value("tight mixture bound"), 1, 1e-12);
  assertAlmostEquals(value("simplified mixture bound"), share, 1e-9);
  assertAlmostEquals(value("total variation bound"), share, 1e-9);
  assertAlmostEquals(value("KL bound, γ = 0.01"), 0.495, 1e-5);
  assertAlmostEquals(value("KL bound, γ = 0.99"), 0.0151, 1e-4);
});

Deno.test("The equalities catch 1 − γ² in the place of (1 − γ)²", () => {
  const wrong = boundsAttained(misprintedCoefficient);
  assertEquals(runStatement(wrong, 1).holds, false);
});
