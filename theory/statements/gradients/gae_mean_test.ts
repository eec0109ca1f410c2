import { assertEquals } from "@std/assert";
import { gae } from "../../../algorithms/mod.ts";
import { runStatement } from "../_run_statement.ts";
import { gaeMean } from "./gae_mean.ts";

Deno.test("GAE has its exact mean, whether episodes terminate or are cut", () => {
  assertEquals(runStatement(gaeMean(), 12).holds, true);
});

Deno.test("The mean of GAE catches 'done' in the place of 'terminated'", () => {
  const estimate: typeof gae = (transitions, options, advantages) => {
    const terminated = transitions.terminated.map((flag, row) =>
      flag | transitions.truncated[row]
    );
    gae({ ...transitions, terminated }, options, advantages);
  };
  assertEquals(runStatement(gaeMean(estimate), 6).holds, false);
});

Deno.test("The mean of GAE catches λ without γ", () => {
  const estimate: typeof gae = (transitions, { gamma, lambda }, advantages) =>
    gae(transitions, { gamma, lambda: lambda / gamma }, advantages);
  assertEquals(runStatement(gaeMean(estimate), 12).holds, false);
});
