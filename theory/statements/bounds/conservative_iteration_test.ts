import { assertEquals } from "@std/assert";
import { simplifiedMixtureBound } from "../../improvement/mixture_bound.ts";
import { runStatement } from "../_run_statement.ts";
import { conservativeIteration } from "./conservative_iteration.ts";

Deno.test("Conservative policy iteration rises as guaranteed until it stops", () => {
  assertEquals(runStatement(conservativeIteration(), 15).holds, true);
  const bound = simplifiedMixtureBound;
  assertEquals(runStatement(conservativeIteration({ bound }), 5).holds, true);
});

Deno.test("Conservative policy iteration catches a bound without a penalty", () => {
  const wrong = conservativeIteration({
    bound: { penalty: () => 0, bestAlpha: () => 1 },
  });
  assertEquals(runStatement(wrong, 20).holds, false);
});

Deno.test("Conservative policy iteration catches a step that is too short to arrive", () => {
  const wrong = conservativeIteration({
    bound: { ...simplifiedMixtureBound, bestAlpha: () => 1e-9 },
    iterations: 1000,
  });
  assertEquals(runStatement(wrong, 1).holds, false);
});
