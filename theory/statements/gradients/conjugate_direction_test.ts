import { assert, assertEquals } from "@std/assert";
import { naturalDirection } from "../../../algorithms/mod.ts";
import { find, runStatement } from "../_run_statement.ts";
import { conjugateDirection } from "./conjugate_direction.ts";

Deno.test("Conjugate gradient gives the direction of a direct solve", () => {
  const conclusion = runStatement(conjugateDirection(), 60);
  assertEquals(conclusion.holds, true);
  assert(find(conclusion, "largest violation") < 1e-12);
});

Deno.test("The direct solve catches another damping, and too few iterations", () => {
  for (const change of [{ damping: 0.11 }, { cgIterations: 2 }]) {
    const direction: typeof naturalDirection = (...all) => {
      const options = all.pop() as Parameters<typeof naturalDirection>[5];
      const [natural, theta, observations, rows, pullBack] = all;
      return naturalDirection(natural, theta, observations, rows, pullBack, {
        ...options,
        ...change,
      });
    };
    const { holds } = runStatement(conjugateDirection(direction), 20);
    assertEquals(holds, false);
  }
});
