import { assertEquals } from "@std/assert";
import { runStatement } from "../_run_statement.ts";
import {
  doneForTerminated,
  ignoringTerminated,
  sharedRepeats,
  withoutDiscount,
} from "../_vine_mistakes.ts";
import { vineRollouts } from "./vine_rollouts.ts";

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
