import { assertEquals } from "@std/assert";
import { runStatement } from "../_run_statement.ts";
import {
  doneForTerminated,
  gradientWithoutNormalization,
  ignoringTerminated,
  neverCommon,
  sharedRepeats,
  withoutDiscount,
  withoutNormalization,
} from "../_vine_mistakes.ts";
import { vineAllActions, vineGradientMoments, vineRollouts } from "./vine.ts";

Deno.test("Equation 15 over every action is the exact expectation in value and gradient", () => {
  assertEquals(runStatement(vineAllActions(), 100).holds, true);
});

Deno.test("vineAllActions() catches a mean over actions in the place of the sum", () => {
  const value = vineAllActions({ value: withoutNormalization });
  assertEquals(runStatement(value, 20).holds, false);
  const gradient = vineAllActions({ gradient: gradientWithoutNormalization });
  assertEquals(runStatement(gradient, 20).holds, false);
});

Deno.test("Q̂ is unbiased with and without common random numbers, cut and continued", () => {
  const { holds, measurements } = runStatement(vineRollouts(), 8);
  assertEquals(holds, true);
  // Four ways, and each state and action of eight MDPs.
  const [, compared] = measurements;
  assertEquals(compared.value! % 16, 0);
});

for (
  const [name, rollOut] of Object.entries({
    withoutDiscount,
    ignoringTerminated,
    doneForTerminated,
  })
) {
  Deno.test(`vineRollouts() catches rollouts ${name}`, () => {
    assertEquals(runStatement(vineRollouts(rollOut), 8).holds, false);
  });
}

Deno.test("vineRollouts() lets shared repeats pass, which change no mean", () => {
  const shared = vineRollouts(sharedRepeats);
  assertEquals(runStatement(shared, 8).holds, true);
});

Deno.test("The vine's gradient has its exact mean and variance", () => {
  assertEquals(runStatement(vineGradientMoments(), 8).holds, true);
});

for (
  const [name, rollOut] of Object.entries({
    withoutDiscount,
    sharedRepeats,
    neverCommon,
  })
) {
  Deno.test(`vineGradientMoments() catches rollouts ${name}`, () => {
    const wrong = vineGradientMoments(rollOut);
    assertEquals(runStatement(wrong, 8).holds, false);
  });
}
