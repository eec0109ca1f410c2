import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { greedyPolicy } from "../../mdp/policy_table.ts";
import { find, runStatement } from "../_run_statement.ts";
import { greedyLimit } from "./greedy_limit.ts";

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
