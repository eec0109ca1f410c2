import { assertEquals } from "@std/assert";
import { sampleComparison } from "./_sample_comparison.ts";
import { scoreAgainstTime } from "./score_against_time.ts";

const comparison = sampleComparison();
const times = [
  { environment: "Pendulum-v1", row: "ppo", wallSeconds: 3.25 },
  { environment: "CartPole-v1", row: "trpo", wallSeconds: 0.5 },
  { environment: "Elsewhere-v1", row: "ppo", wallSeconds: 9 },
];

Deno.test("cells with a score and a time stand in the figure, in the suite's order", () => {
  const figure = scoreAgainstTime(comparison, times)!;
  const [, trpo] = comparison.cells;
  const ppo = comparison.cells[5];

  assertEquals(figure.data, [
    { environment: "CartPole-v1", row: "trpo", seconds: 0.5, ...trpo.mean! },
    { environment: "Pendulum-v1", row: "ppo", seconds: 3.25, ...ppo.mean! },
  ]);
  assertEquals(
    figure.description,
    "Mean score with 95 % intervals by the median wall time of a run, on CartPole-v1 and Pendulum-v1. A run takes 0.5 s to 3.3 s.",
  );
});

Deno.test("without times there is no figure", () => {
  assertEquals(scoreAgainstTime(comparison, []), null);
});
