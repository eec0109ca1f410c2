import { assert, assertEquals } from "@std/assert";
import { find, runStatement } from "../_run_statement.ts";
import { conjugateDirection } from "./conjugate_direction.ts";

Deno.test("Conjugate gradient gives the direction of a direct solve", () => {
  const conclusion = runStatement(conjugateDirection(), 60);
  assertEquals(conclusion.holds, true);
  assert(find(conclusion, "largest violation") < 1e-12);
});

Deno.test("The direct solve catches another damping, and too few iterations", () => {
  for (const solver of [{ damping: 0.11 }, { cgIterations: 2 }]) {
    const { holds } = runStatement(conjugateDirection(solver), 20);
    assertEquals(holds, false);
  }
});
