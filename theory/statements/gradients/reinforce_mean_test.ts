import { assertEquals } from "@std/assert";
import { runStatement } from "../_run_statement.ts";
import { reinforceMean } from "./reinforce_mean.ts";

Deno.test("REINFORCE estimates the gradient without bias, with every baseline", () => {
  assertEquals(runStatement(reinforceMean(), 20).holds, true);
});

Deno.test("The mean of REINFORCE catches rewards without γ, and scores without γᵗ", () => {
  const mistakes: Parameters<typeof reinforceMean>[0][] = [
    (setting) => ({ ...setting, gamma: 1 }),
    (setting) => ({ ...setting, discountStates: false }),
  ];
  for (const change of mistakes) {
    assertEquals(runStatement(reinforceMean(change), 10).holds, false);
  }
});
