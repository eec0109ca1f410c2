import { assertEquals } from "@std/assert";
import { klNewOld } from "../_mistakes.ts";
import { runStatement } from "../_run_statement.ts";
import { mixtureDistance } from "./mixture_distance.ts";

Deno.test("Mixtures are within α, and within −log(1 − α)", () => {
  assertEquals(runStatement(mixtureDistance(), 300).holds, true);
});

Deno.test("The distance of mixtures catches a KL of the wrong direction", () => {
  const wrong = mixtureDistance(klNewOld);
  assertEquals(runStatement(wrong, 50).holds, false);
});
