import { assert, assertEquals } from "@std/assert";
import { find, runStatement } from "../_run_statement.ts";
import { undiscountedScores } from "./undiscounted_scores.ts";

Deno.test("Without γᵗ the gradient turns, and is no gradient of any function", () => {
  const conclusion = runStatement(undiscountedScores(), 100);
  assertEquals(conclusion.holds, null);
  const cosine = find(conclusion, "cosine of the angle to ∇η");
  assert(cosine > 0.85 && cosine < 0.98, `${cosine}`);
  const asymmetry = find(conclusion, "‖J − Jᵀ‖/‖J + Jᵀ‖");
  assert(asymmetry > 0.05 && asymmetry < 0.3, `${asymmetry}`);
});
