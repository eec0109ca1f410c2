import { assertEquals } from "@std/assert";
import { runStatement } from "../_run_statement.ts";
import { pathsWithoutDiscount } from "../_vine_mistakes.ts";
import { singlePathSurrogate } from "./single_path_surrogate.ts";

Deno.test("The single path's surrogate is unbiased", () => {
  assertEquals(runStatement(singlePathSurrogate(), 8).holds, true);
});

Deno.test("singlePathSurrogate() catches a missing γ", () => {
  // Most gains hardly depend on γ, as the future soon forgets the action.
  const wrong = singlePathSurrogate(pathsWithoutDiscount);
  assertEquals(runStatement(wrong, 16).holds, false);
});
