import { assert, assertEquals } from "@std/assert";
import { evaluatePolicy } from "../../mdp/evaluate_policy.ts";
import { greedyPolicy } from "../../mdp/policy_table.ts";
import { find, runStatement } from "../_run_statement.ts";
import { greedyImprovement } from "./greedy_improvement.ts";

Deno.test("Policy iteration improves V in every state until it is optimal", () => {
  const conclusion = runStatement(greedyImprovement(), 200);
  assertEquals(conclusion.holds, true);
  assert(find(conclusion, "largest violation") < 1e-14);
  assert(find(conclusion, "most steps") <= 8);
});

Deno.test("Policy iteration catches the worst action, and one without the future", () => {
  const worst = greedyImprovement({
    improve: (shape, advantage) =>
      greedyPolicy(shape, advantage.map((value) => -value)),
  });
  const shortsighted = greedyImprovement({
    // A missing γ V(s′): advantages of the reward alone.
    evaluate: (mdp, policy) => ({
      ...evaluatePolicy(mdp, policy),
      advantage: evaluatePolicy({ ...mdp, gamma: 0 }, policy).advantage,
    }),
  });
  for (const wrong of [worst, shortsighted]) {
    assertEquals(runStatement(wrong, 30).holds, false);
  }
});
