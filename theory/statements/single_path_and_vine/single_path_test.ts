import { assertEquals } from "@std/assert";
import { runStatement } from "../_run_statement.ts";
import {
  pathsWithoutDiscount,
  pathsWithoutStateDiscount,
} from "../_vine_mistakes.ts";
import { singlePathGradient, singlePathSurrogate } from "./single_path.ts";

Deno.test("The single path's surrogate is unbiased", () => {
  assertEquals(runStatement(singlePathSurrogate(), 8).holds, true);
});

Deno.test("singlePathSurrogate() catches a missing γ", () => {
  // Most gains hardly depend on γ, as the future soon forgets the action.
  const wrong = singlePathSurrogate(pathsWithoutDiscount);
  assertEquals(runStatement(wrong, 16).holds, false);
});

Deno.test("The single path's gradient has its exact mean and variance", () => {
  assertEquals(runStatement(singlePathGradient(), 8).holds, true);
});

Deno.test("singlePathGradient() catches a missing γ, in returns and in states", () => {
  for (const sample of [pathsWithoutDiscount, pathsWithoutStateDiscount]) {
    const wrong = singlePathGradient(sample);
    assertEquals(runStatement(wrong, 8).holds, false);
  }
});
