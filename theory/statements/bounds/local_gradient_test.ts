import { assert, assertEquals } from "@std/assert";
import { normalizedVisits, undiscountedVisits } from "../_mistakes.ts";
import { find, runStatement } from "../_run_statement.ts";
import { localGradient } from "./local_gradient.ts";

Deno.test("L matches η in value and gradient", () => {
  const conclusion = runStatement(localGradient(), 60);
  assertEquals(conclusion.holds, true);
  assert(find(conclusion, "largest violation") < 1e-11);
});

Deno.test("The gradient of L catches visits without γ and normalized ones", () => {
  for (const evaluate of [undiscountedVisits, normalizedVisits]) {
    assertEquals(runStatement(localGradient(evaluate), 30).holds, false);
  }
});
