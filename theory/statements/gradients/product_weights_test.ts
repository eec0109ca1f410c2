import { assertAlmostEquals, assertEquals } from "@std/assert";
import { productWeightVariance } from "../../estimators/importance_weighting.ts";
import { find, runStatement } from "../_run_statement.ts";
import { productWeights } from "./product_weights.ts";

Deno.test("The variance of the product grows exponentially, as fast as 1 + χ² says", () => {
  const conclusion = runStatement(productWeights(), 100);
  assertEquals(conclusion.holds, true);
  const relative = find(conclusion, "the same over log(1 + mean χ²)");
  assertAlmostEquals(relative, 1, 0.15);
});

Deno.test("The growth catches weights of the policies the wrong way round", () => {
  const variance: typeof productWeightVariance = (
    { mdp, policy, behavior },
    horizons,
  ) =>
    productWeightVariance(
      { mdp, policy: behavior, behavior: policy },
      horizons,
    );
  assertEquals(runStatement(productWeights(variance), 20).holds, false);
});
