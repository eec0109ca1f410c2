import { assert, assertEquals } from "@std/assert";
import { exactGradient } from "../../mdp/exact_gradient.ts";
import { exactFisher } from "../../mdp/fisher.ts";
import { undiscountedVisits } from "../_mistakes.ts";
import { find, runStatement } from "../_run_statement.ts";
import {
  naturalGradientIsAdvantage,
  policyGradientTheorem,
} from "./policy_gradient.ts";

Deno.test("The policy gradient is the slope of η", () => {
  const conclusion = runStatement(policyGradientTheorem(), 60);
  assertEquals(conclusion.holds, true);
  assert(find(conclusion, "largest violation") < 1e-11);
});

Deno.test("The policy gradient catches visits without γ, and a missing π", () => {
  const mistakes: Parameters<typeof policyGradientTheorem>[0][] = [
    (mdp, _evaluation, policy) =>
      exactGradient(mdp, undiscountedVisits(mdp, policy), policy),
    (mdp, evaluation, policy) =>
      exactGradient(mdp, evaluation, policy).map((g, i) => g / policy[i]),
  ];
  for (const gradient of mistakes) {
    const { holds } = runStatement(policyGradientTheorem(gradient), 20);
    assertEquals(holds, false);
  }
});

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
