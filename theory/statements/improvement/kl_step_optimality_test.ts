import { assertEquals } from "@std/assert";
import { log } from "../../../numerics/mod.ts";
import { maxKlStep, meanKlStep } from "../../improvement/kl_steps.ts";
import { penalizedStep } from "../../improvement/minorize_maximize.ts";
import { softmaxPolicy } from "../../mdp/policy_table.ts";
import { runStatement } from "../_run_statement.ts";
import {
  maxKlStepIsBest,
  meanKlStepIsBest,
  penalizedStepIsBest,
} from "./kl_step_optimality.ts";

Deno.test("The exact steps are feasible and as good as their dual bounds", () => {
  const statements = [
    maxKlStepIsBest(),
    meanKlStepIsBest(),
    penalizedStepIsBest(),
  ];
  for (const statement of statements) {
    assertEquals(runStatement(statement, 200).holds, true, statement.id);
  }
});

/** π̃ ∝ π exp(A/μ), as if the divergence were KL(π̃ ‖ π). */
function reversed(step: typeof maxKlStep): typeof maxKlStep {
  return (policy, evaluation, size) => {
    const found = step(policy, evaluation, size);
    const states = evaluation.rho.length;
    const actions = policy.length / states;
    const logits = policy.map((p, i) => {
      const multiplier = found.multipliers[Math.floor(i / actions)] || 1;
      return log(p) + evaluation.advantage[i] / multiplier;
    });
    return { ...found, policy: softmaxPolicy({ states, actions }, logits) };
  };
}

Deno.test("The exact steps catch a KL of the wrong direction", () => {
  const statements = [
    maxKlStepIsBest(reversed(maxKlStep)),
    meanKlStepIsBest(reversed(meanKlStep)),
    penalizedStepIsBest(reversed(penalizedStep)),
  ];
  for (const statement of statements) {
    assertEquals(runStatement(statement, 20).holds, false, statement.id);
  }
});

Deno.test("The step within a maximum KL catches a multiplier that ignores a state's constraint", () => {
  const wrong = maxKlStepIsBest(meanKlStep);
  assertEquals(runStatement(wrong, 20).holds, false);
});

Deno.test("The step within a mean KL catches a step that is within the maximum", () => {
  const wrong = meanKlStepIsBest(maxKlStep);
  assertEquals(runStatement(wrong, 20).holds, false);
});

Deno.test("The step of Algorithm 1 catches half the penalty", () => {
  const wrong = penalizedStepIsBest((policy, evaluation, c) =>
    penalizedStep(policy, evaluation, c / 2)
  );
  assertEquals(runStatement(wrong, 20).holds, false);
});
