import { assertAlmostEquals, assertEquals } from "@std/assert";
import { deriveRandom } from "../../numerics/mod.ts";
import { enumerateEpisodes } from "./enumerate_episodes.ts";
import {
  causallyWeighted,
  productWeightVariance,
  stepWeighted,
  trajectoryWeighted,
} from "./importance_weighting.ts";
import { createMdp } from "../mdp/mdp.ts";
import { randomMdp, randomPolicy } from "../mdp/random_mdp.ts";

Deno.test("productWeightVariance() is the variance over all episodes of β", () => {
  const random = deriveRandom(1, "theory/weights");
  const mdp = randomMdp(random, { states: 3, actions: 2 });
  const { policy } = randomPolicy(mdp, random);
  const { policy: behavior } = randomPolicy(mdp, random);
  const horizons = [0, 1, 2, 4];
  const variances = productWeightVariance({ mdp, policy, behavior }, horizons);
  assertEquals(variances.map(({ horizon }) => horizon), horizons);
  assertEquals(variances[0].variance, 0);
  for (const { horizon, variance } of variances.slice(1)) {
    const square = enumerateEpisodes(mdp, behavior, horizon).reduce(
      (sum, { states, actions, probability }) =>
        sum + states.reduce((product, s, t) => {
          const ratio = policy[s * 2 + actions[t]] /
            behavior[s * 2 + actions[t]];
          return product * ratio * ratio;
        }, probability),
      0,
    );
    assertAlmostEquals(variance, square - 1, 1e-12);
  }
});

Deno.test("The three weights of an episode of two steps, by hand", () => {
  const mdp = createMdp({
    transitions: [[[1], [1]]],
    rewards: [[1, 2]],
    start: [1],
    gamma: 0.5,
  });
  const policy = Float64Array.of(0.5, 0.5);
  const behavior = Float64Array.of(0.25, 0.75);
  const episode = { states: [0, 0], actions: [0, 1] };
  const estimate = (of: typeof stepWeighted) =>
    of({ mdp, policy, behavior }, episode)[0];
  // Ratios 2 and 2/3, scores ½ and −½, γᵗ r_t both 1.
  assertAlmostEquals(estimate(trajectoryWeighted), 4 / 3 * (1 - 0.5), 1e-15);
  assertAlmostEquals(
    estimate(causallyWeighted),
    0.5 * (2 + 4 / 3) - 0.5 * 4 / 3,
    1e-15,
  );
  assertAlmostEquals(estimate(stepWeighted), 0.5 * 2 * 2 - 0.5 * 2 / 3, 1e-15);
});
