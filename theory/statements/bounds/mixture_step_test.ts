import { assertEquals } from "@std/assert";
import {
  simplifiedMixtureBound,
  tightMixtureBound,
} from "../../improvement/mixture_bound.ts";
import { runStatement } from "../_run_statement.ts";
import { mixtureStep } from "./mixture_step.ts";

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
