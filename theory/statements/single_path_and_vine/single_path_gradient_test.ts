import { assertEquals } from "@std/assert";
import { runStatement } from "../_run_statement.ts";
import {
  pathsWithoutDiscount,
  pathsWithoutStateDiscount,
} from "../_vine_mistakes.ts";
import { singlePathGradient } from "./single_path_gradient.ts";

Deno.test("The single path's gradient has its exact mean and variance", () => {
  assertEquals(runStatement(singlePathGradient(), 8).holds, true);
});

Deno.test("singlePathGradient() catches a missing γ, in returns and in states", () => {
  for (const sample of [pathsWithoutDiscount, pathsWithoutStateDiscount]) {
    const wrong = singlePathGradient(sample);
    assertEquals(runStatement(wrong, 8).holds, false);
  }
});
