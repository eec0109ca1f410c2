import { assert, assertEquals } from "@std/assert";
import { maxKlStep, meanKlStep } from "../../improvement/kl_steps.ts";
import { find, runStatement } from "../_run_statement.ts";
import { meanAgainstMaxKl } from "./mean_against_max_kl.ts";

Deno.test("The region of the mean KL holds that of the maximum KL, and gains more", () => {
  const conclusion = runStatement(meanAgainstMaxKl(), 200);
  assertEquals(conclusion.holds, true);
  const excess = find(
    conclusion,
    "median log (max KL / δ) of the mean step",
  );
  assert(excess > 0.5 && excess < 1.2, `${excess}`);
  const ratio = find(
    conclusion,
    "median gain of L, max step over mean step",
  );
  assert(ratio > 0.85 && ratio < 0.97, `${ratio}`);
});

Deno.test("The regions catch the two steps exchanged", () => {
  const wrong = meanAgainstMaxKl(maxKlStep, meanKlStep);
  assertEquals(runStatement(wrong, 20).holds, false);
});
