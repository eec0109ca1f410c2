import { assertAlmostEquals, assertEquals } from "@std/assert";
import {
  type MixtureBound,
  simplifiedMixtureBound,
  tightMixtureBound,
} from "../../improvement/mixture_bound.ts";
import { find, runStatement } from "../_run_statement.ts";
import {
  mixtureBoundSimplified,
  mixtureBoundTight,
  mixtureStep,
} from "./mixture_bounds.ts";

Deno.test("The tight bound for mixtures holds, and is attained", () => {
  const conclusion = runStatement(mixtureBoundTight(), 400);
  assertEquals(conclusion.holds, true);
  assertAlmostEquals(find(conclusion, "largest (L − η) / penalty"), 1, 1e-9);
});

Deno.test("The simplified bound for mixtures holds", () => {
  const conclusion = runStatement(mixtureBoundSimplified(), 400);
  assertEquals(conclusion.holds, true);
});

Deno.test("The tight bound catches any smaller penalty", () => {
  const bound: MixtureBound = {
    ...tightMixtureBound,
    penalty: (terms, alpha) => 0.999 * tightMixtureBound.penalty(terms, alpha),
  };
  assertEquals(runStatement(mixtureBoundTight(bound), 100).holds, false);
});

Deno.test("The simplified bound catches 1 − γ² in the place of (1 − γ)²", () => {
  const bound: MixtureBound = {
    ...tightMixtureBound,
    penalty: ({ epsilon, gamma }, alpha) =>
      2 * epsilon * gamma * alpha * alpha / (1 - gamma * gamma),
  };
  const wrong = mixtureBoundSimplified(bound);
  assertEquals(runStatement(wrong, 100).holds, false);
});

Deno.test("No other α gives a greater lower bound", () => {
  assertEquals(runStatement(mixtureStep(), 200).holds, true);
});

Deno.test("The comparison catches the α of the other bound", () => {
  const wrong = [
    { ...tightMixtureBound, bestAlpha: simplifiedMixtureBound.bestAlpha },
    { ...simplifiedMixtureBound, bestAlpha: tightMixtureBound.bestAlpha },
  ];
  for (const bound of wrong) {
    const statement = mixtureStep([bound]);
    assertEquals(runStatement(statement, 100).holds, false);
  }
});
