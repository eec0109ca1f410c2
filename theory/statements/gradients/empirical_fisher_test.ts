import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { fisherMatrix } from "../../mdp/fisher.ts";
import { find, runStatement } from "../_run_statement.ts";
import { empiricalFisher } from "./empirical_fisher.ts";

Deno.test("The empirical Fisher matrix goes to the exact one as n^−½", () => {
  const conclusion = runStatement(empiricalFisher(), 6);
  assertEquals(conclusion.holds, true);
  assertAlmostEquals(find(conclusion, "slope of the error"), -0.5, 0.05);
  const ratio = find(
    conclusion,
    "error with actions integrated out / sampled",
  );
  assert(ratio > 0.1 && ratio < 1);
});

Deno.test("The empirical Fisher matrix catches scores without their mean subtracted", () => {
  // E of onehot onehotᵀ in the place of onehot onehotᵀ − π πᵀ
  const fisher: typeof fisherMatrix = (shape, policy, weights) => {
    const size = policy.length;
    return fisherMatrix(shape, policy, weights).map((entry, at) => {
      const i = Math.floor(at / size);
      const s = Math.floor(i / shape.actions);
      return at % size === i ? weights[s] * policy[i] : entry;
    });
  };
  assertEquals(runStatement(empiricalFisher(fisher), 2).holds, false);
});
