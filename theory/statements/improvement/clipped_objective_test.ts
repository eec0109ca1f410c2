import { assert, assertEquals } from "@std/assert";
import { clippedSurrogateWeights } from "../../../algorithms/mod.ts";
import { clippedObjective } from "../../improvement/clipped_objective.ts";
import { find, runStatement } from "../_run_statement.ts";
import {
  clippedGradient,
  clippedLowerBound,
  clippedPerformance,
} from "./clipped_objective.ts";

Deno.test("The clipped objective is a lower bound, and its gradient is PPO's", () => {
  assertEquals(runStatement(clippedLowerBound(), 100).holds, true);
  assertEquals(runStatement(clippedGradient(), 100).holds, true);
});

const clip = (ratio: number, epsilon: number) =>
  Math.min(Math.max(ratio, 1 - epsilon), 1 + epsilon);

/** Mistakes in the objective. */
const objectives: Record<string, typeof clippedObjective> = {
  "max in the place of min": (ratio, advantage, epsilon) =>
    Math.max(ratio * advantage, clip(ratio, epsilon) * advantage),
  "no min": (ratio, advantage, epsilon) => clip(ratio, epsilon) * advantage,
  "no clip": (ratio, advantage) => ratio * advantage,
  "clip on one side only": (ratio, advantage, epsilon) =>
    Math.min(ratio * advantage, Math.min(ratio, 1 + epsilon) * advantage),
};

for (const [name, objective] of Object.entries(objectives)) {
  Deno.test(`The clipped objective catches ${name}`, () => {
    const wrong = clippedLowerBound(objective);
    assertEquals(runStatement(wrong, 5).holds, false);
  });
}

/** Mistakes in the derivatives. */
const weights: Record<string, typeof clippedSurrogateWeights> = {
  "a clip on the wrong side": (batch, count, epsilon, out) => {
    const advantages = batch.advantages.map((advantage) => -advantage);
    const sums = clippedSurrogateWeights(
      { ...batch, advantages },
      count,
      epsilon,
      out,
    );
    for (let i = 0; i < count; i++) out[i] = -out[i];
    return sums;
  },
  "no clip": (batch, count, _, out) =>
    clippedSurrogateWeights(batch, count, 1e9, out),
  "old probabilities in the place of new ones": (batch, count, epsilon, out) =>
    clippedSurrogateWeights(
      {
        ...batch,
        logProbs: batch.oldLogProbs,
        oldLogProbs: batch.logProbs,
      },
      count,
      epsilon,
      out,
    ),
};

for (const [name, weigh] of Object.entries(weights)) {
  Deno.test(`The clipped gradient catches ${name}`, () => {
    assertEquals(runStatement(clippedGradient(weigh), 5).holds, false);
  });
}

Deno.test("The clipped objective is no lower bound of η in about one MDP of nine", () => {
  const conclusion = runStatement(clippedPerformance(), 300);
  assertEquals(conclusion.holds, null);
  const share = find(conclusion, "η is below η(π) + L^CLIP");
  assert(share > 0.05 && share < 0.2, `${share}`);
});
