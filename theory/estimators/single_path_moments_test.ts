import { assertAlmostEquals } from "@std/assert";
import { deriveRandom } from "../../numerics/mod.ts";
import { enumerateEpisodes } from "./enumerate_episodes.ts";
import { randomMdp, randomPolicy } from "../mdp/random_mdp.ts";
import { singlePathMoments } from "./single_path_moments.ts";

const steps = 4;

for (const discountStates of [false, true]) {
  Deno.test(`singlePathMoments() is the sum over every episode, ${discountStates ? "with" : "without"} γᵗ`, () => {
    const random = deriveRandom(1, "single path");
    const mdp = randomMdp(random, { states: 2, actions: 2, gamma: 0.8 });
    const { policy } = randomPolicy(mdp, random);
    const mean = new Float64Array(4);
    const square = new Float64Array(4);
    for (const episode of enumerateEpisodes(mdp, policy, steps)) {
      const x = new Float64Array(4);
      let toGo = 0;
      for (let t = steps - 1; t >= 0; t--) {
        const [s, a] = [episode.states[t], episode.actions[t]];
        toGo = mdp.rewards[2 * s + a] + 0.8 * toGo;
        const weight = (discountStates ? [1, 0.8, 0.64, 0.512][t] : 1) * toGo /
          steps;
        for (const b of [0, 1]) {
          x[2 * s + b] += weight * ((a === b ? 1 : 0) - policy[2 * s + b]);
        }
      }
      x.forEach((value, i) => {
        mean[i] += episode.probability * value;
        square[i] += episode.probability * value * value;
      });
    }
    const sampling = { steps, episodes: 3, discountStates };
    const moments = singlePathMoments(mdp, policy, sampling);
    mean.forEach((value, i) => {
      assertAlmostEquals(moments.mean[i], value, 1e-14);
      const variance = (square[i] - value * value) / 3;
      assertAlmostEquals(moments.variance[i], variance, 1e-14);
    });
  });
}
