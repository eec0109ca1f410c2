import { assertEquals } from "@std/assert";
import { runStatement } from "../_run_statement.ts";
import {
  gradientWithoutNormalization,
  withoutNormalization,
} from "../_vine_mistakes.ts";
import { vineAllActions } from "./vine_all_actions.ts";

Deno.test("Equation 15 over every action is the exact expectation in value and gradient", () => {
  assertEquals(runStatement(vineAllActions(), 100).holds, true);
});

Deno.test("vineAllActions() catches a mean over actions in the place of the sum", () => {
  const value = vineAllActions({ value: withoutNormalization });
  assertEquals(runStatement(value, 20).holds, false);
  const gradient = vineAllActions({ gradient: gradientWithoutNormalization });
  assertEquals(runStatement(gradient, 20).holds, false);
});
