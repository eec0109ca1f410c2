import { assert, assertEquals } from "@std/assert";
import { klOldNew } from "../../improvement/divergences.ts";
import { klNewOld } from "../_mistakes.ts";
import { find, runStatement } from "../_run_statement.ts";
import { mixtureDistance, pinsker } from "./policy_distances.ts";

Deno.test("Mixtures are within α, and within −log(1 − α)", () => {
  assertEquals(runStatement(mixtureDistance(), 300).holds, true);
});

Deno.test("The distance of mixtures catches a KL of the wrong direction", () => {
  const wrong = mixtureDistance(klNewOld);
  assertEquals(runStatement(wrong, 50).holds, false);
});

Deno.test("Pinsker's inequality holds, and nothing less than ½ does", () => {
  const conclusion = runStatement(pinsker(), 500);
  assertEquals(conclusion.holds, true);
  const ratio = find(conclusion, "largest D_TV² / KL");
  assert(ratio > 0.4999 && ratio <= 0.5);
});

Deno.test("Pinsker's inequality catches a KL that is too small by log 2", () => {
  const wrong = pinsker((...change) =>
    klOldNew(...change).map((kl) => Math.LN2 * kl)
  );
  assertEquals(runStatement(wrong, 200).holds, false);
});
