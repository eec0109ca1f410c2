import { assert, assertEquals } from "@std/assert";
import { penalizedStep } from "../../improvement/minorize_maximize.ts";
import { find, runStatement } from "../_run_statement.ts";
import { misprintedCoefficient } from "../bounds/misprinted_bound.ts";
import { algorithmOne } from "./algorithm_one.ts";

Deno.test("Algorithm 1 rises by what was guaranteed", () => {
  const conclusion = runStatement(algorithmOne(), 24);
  assertEquals(conclusion.holds, true);
  // Ten steps that are certain to be right are a small part of the way.
  const share = find(
    conclusion,
    "median share of the possible gain after 10 steps",
  );
  assert(share > 0.001 && share < 0.3, `${share}`);
});

Deno.test("Algorithm 1 catches 1 − γ² in the place of (1 − γ)²", () => {
  const wrong = algorithmOne({ coefficient: misprintedCoefficient });
  assertEquals(runStatement(wrong, 12).holds, false);
});

Deno.test("Algorithm 1 catches a step that minimizes", () => {
  const wrong = algorithmOne({
    step: (policy, { advantage, ...evaluation }, c) =>
      penalizedStep(policy, {
        ...evaluation,
        advantage: advantage.map((value) => -value),
      }, c),
  });
  assertEquals(runStatement(wrong, 12).holds, false);
});
