import { assertAlmostEquals, assertEquals } from "@std/assert";
import { mean } from "../statistics/mod.ts";
import { RL_ZOO, STABLE_BASELINES3 } from "./reference_scores.ts";

Deno.test("STABLE_BASELINES3 has five seeds a cell with the published means", () => {
  // Means over seeds as computed where the runs were made: PPO, TRPO, A2C.
  const published = {
    "Acrobot-v1": [-73.4, -86.6, -82.1],
    "CartPole-v1": [500.0, 489.8, 500.0],
    "MountainCar-v0": [-114.5, -108.6, -115.6],
    "MountainCarContinuous-v0": [26.7, 74.0, 89.4],
    "Pendulum-v1": [-179.5, -166.1, -268.3],
  };
  for (const [environment, means] of Object.entries(published)) {
    ["ppo", "trpo", "a2c"].forEach((algorithm, i) => {
      const score = STABLE_BASELINES3.scores.get(environment)!.get(algorithm)!;
      assertEquals(score.means.length, 5);
      assertAlmostEquals(mean(score.means), means[i], 0.0601);
    });
  }
});

Deno.test("RL_ZOO has one run a cell, trained as long as ours of the same settings", () => {
  for (const [environment, algorithms] of RL_ZOO.scores) {
    for (const [algorithm, { means, steps }] of algorithms) {
      assertEquals(means.length, 1);
      assertEquals(
        STABLE_BASELINES3.scores.get(environment)!.get(algorithm)!.steps,
        steps,
      );
    }
  }
});
