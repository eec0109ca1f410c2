import { assert } from "@std/assert";
import { find, runStatement } from "../_run_statement.ts";
import { undiscountedStates } from "./undiscounted_states.ts";

Deno.test("Leaving out γᵗ turns the gradient, by little in most MDPs", () => {
  const conclusion = runStatement(undiscountedStates(), 300);
  const median = find(conclusion, "median cosine");
  assert(median > 0.98 && median < 0.9999, `${median}`);
  assert(find(conclusion, "MDPs below 0.9") > 0.05);
});
