import { assert, assertEquals } from "@std/assert";
import { exactFisher } from "../../mdp/fisher.ts";
import { find, runStatement } from "../_run_statement.ts";
import { naturalGradientIsAdvantage } from "./natural_gradient.ts";

Deno.test("The natural gradient of a table is its centered advantage", () => {
  const conclusion = runStatement(naturalGradientIsAdvantage(), 60);
  assertEquals(conclusion.holds, true);
  assert(find(conclusion, "largest violation") < 1e-13);
});

Deno.test("The natural gradient catches a Fisher matrix weighted by ρ and not by (1 − γ) ρ", () => {
  const fisher: typeof exactFisher = (mdp, evaluation, policy) =>
    exactFisher(mdp, evaluation, policy).map((f) => f / (1 - mdp.gamma));
  const statement = naturalGradientIsAdvantage(fisher);
  assertEquals(runStatement(statement, 20).holds, false);
});
