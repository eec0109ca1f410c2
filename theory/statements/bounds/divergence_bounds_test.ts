import { assert, assertEquals } from "@std/assert";
import { penaltyCoefficient } from "../../improvement/penalty.ts";
import { find, runStatement } from "../_run_statement.ts";
import {
  klBound,
  sharpKlBound,
  totalVariationBound,
} from "./divergence_bounds.ts";
import { misprintedCoefficient } from "./misprinted_bound.ts";

const used = "largest (L − η) / penalty";

Deno.test("The bounds by total variation and by KL hold", () => {
  for (const statement of [totalVariationBound(), klBound(), sharpKlBound()]) {
    assertEquals(runStatement(statement, 400).holds, true, statement.id);
  }
});

Deno.test("The bound by total variation comes near equality, that by KL to a half", () => {
  const byTv = find(runStatement(totalVariationBound(), 400), used);
  assert(byTv > 0.99 && byTv <= 1);
  const byKl = find(runStatement(klBound(), 400), used);
  assert(byKl > 0.4 && byKl <= 0.5);
  const sharp = find(runStatement(sharpKlBound(), 400), used);
  assert(sharp > 0.8 && sharp <= 1);
});

Deno.test("The bounds catch 1 − γ² in the place of (1 − γ)²", () => {
  for (const make of [totalVariationBound, klBound, sharpKlBound]) {
    assertEquals(runStatement(make(misprintedCoefficient), 200).holds, false);
  }
});

Deno.test("The bound by total variation catches a missing factor 2 of ε", () => {
  const wrong = totalVariationBound((epsilon, gamma) =>
    penaltyCoefficient(epsilon, gamma) / 2
  );
  assertEquals(runStatement(wrong, 200).holds, false);
});
