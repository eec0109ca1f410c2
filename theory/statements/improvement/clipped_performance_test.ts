import { assert, assertEquals } from "@std/assert";
import { find, runStatement } from "../_run_statement.ts";
import { clippedPerformance } from "./clipped_performance.ts";

Deno.test("The clipped objective is no lower bound of η in about one MDP of nine", () => {
  const conclusion = runStatement(clippedPerformance(), 300);
  assertEquals(conclusion.holds, null);
  const share = find(conclusion, "η is below η(π) + L^CLIP");
  assert(share > 0.05 && share < 0.2, `${share}`);
});
