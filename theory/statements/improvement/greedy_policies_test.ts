import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { evaluatePolicy } from "../../mdp/evaluate_policy.ts";
import { greedyPolicy } from "../../mdp/policy_table.ts";
import { find, runStatement } from "../_run_statement.ts";
import { greedyImprovement, greedyLimit } from "./greedy_policies.ts";

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

Deno.test("The exact step becomes greedy exponentially fast", () => {
  const conclusion = runStatement(greedyLimit(), 50);
  assertEquals(conclusion.holds, true);
  assertAlmostEquals(find(conclusion, "median slope"), 1, 1e-4);
  assert(find(conclusion, "largest error at the end") < 1e-6);
});

Deno.test("The limit catches the worst action in the place of the best", () => {
  const wrong = greedyLimit((shape, advantage) =>
    greedyPolicy(shape, advantage.map((value) => -value))
  );
  assertEquals(runStatement(wrong, 20).holds, false);
});
