import { assert, assertEquals } from "@std/assert";
import { evaluatePolicy } from "../../mdp/evaluate_policy.ts";
import { normalizedVisits, undiscountedVisits } from "../_mistakes.ts";
import { find, runStatement } from "../_run_statement.ts";
import { relativePolicyIdentity } from "./relative_policy_identity.ts";

Deno.test("The relative policy identity holds to rounding", () => {
  const conclusion = runStatement(relativePolicyIdentity(), 200);
  assertEquals(conclusion.holds, true);
  assert(find(conclusion, "largest violation") < 1e-13);
});

Deno.test("The relative policy identity catches visits without γ", () => {
  const wrong = relativePolicyIdentity(undiscountedVisits);
  assertEquals(runStatement(wrong, 50).holds, false);
});

Deno.test("The relative policy identity catches normalized visits", () => {
  const wrong = relativePolicyIdentity(normalizedVisits);
  assertEquals(runStatement(wrong, 50).holds, false);
});

Deno.test("The relative policy identity catches Q in the place of A", () => {
  const wrong = relativePolicyIdentity((mdp, policy) => {
    const right = evaluatePolicy(mdp, policy);
    return { ...right, advantage: right.q };
  });
  assertEquals(runStatement(wrong, 50).holds, false);
});
