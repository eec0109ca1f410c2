import { assertAlmostEquals, assertThrows } from "@std/assert";
import { deriveRandom } from "../../numerics/mod.ts";
import { enumerateEpisodes } from "./enumerate_episodes.ts";
import { createMdp } from "../mdp/mdp.ts";
import { randomMdp, randomPolicy } from "../mdp/random_mdp.ts";
import { sampleVine } from "./sample_vine.ts";
import { vineMoments } from "./vine_moments.ts";

const once = {
  steps: 1,
  episodes: 1,
  rolloutSet: 1,
  rolloutLength: 1,
  repeats: 1,
  commonRandomNumbers: false,
};

Deno.test("vineMoments() counts every way to choose the rollout set from two episodes", () => {
  const random = deriveRandom(1, "vine");
  // γ = 0 and one step: Q̂ is the reward, and only states are random.
  const mdp = randomMdp(random, { states: 2, actions: 2, gamma: 0 });
  const { policy } = randomPolicy(mdp, random);
  const slopes = [0, 1].map((s) => {
    const [p, r] = [policy, mdp.rewards].map((x) =>
      x.subarray(2 * s, 2 * s + 2)
    );
    return p[0] * p[1] * (r[0] - r[1]);
  });
  // Gradients by the first action's logit of each state.
  const mean = [0, 0];
  const square = [0, 0];
  const episodes = enumerateEpisodes(mdp, policy, 2);
  for (const one of episodes) {
    for (const other of episodes) {
      const rows = [...one.states, ...other.states];
      for (let i = 0; i < 4; i++) {
        for (let j = 0; j < i; j++) {
          const chance = one.probability * other.probability / 6;
          for (const s of [0, 1]) {
            const hits = [rows[i], rows[j]].filter((row) => row === s).length;
            mean[s] += chance * slopes[s] * hits / 2;
            square[s] += chance * (slopes[s] * hits / 2) ** 2;
          }
        }
      }
    }
  }
  const sampling = { ...once, steps: 2, episodes: 2, rolloutSet: 2 };
  const moments = vineMoments(mdp, policy, sampling);
  for (const s of [0, 1]) {
    assertAlmostEquals(moments.mean[2 * s], mean[s], 1e-14);
    const variance = square[s] - mean[s] ** 2;
    assertAlmostEquals(moments.variance[2 * s], variance, 1e-14);
    assertAlmostEquals(moments.variance[2 * s + 1], variance, 1e-14);
  }
});

Deno.test("vineMoments() has the rollouts' variance, less where they share their numbers", () => {
  // Either action leads to state 1, worth ½ by then, with chance ½ or ¼.
  const mdp = createMdp({
    transitions: [
      [[0.5, 0.5], [0.75, 0.25]],
      [[0, 1], [0, 1]],
    ],
    rewards: [[0, 0], [1, 1]],
    start: [1, 0],
    gamma: 0.5,
  });
  const policy = Float64Array.of(0.5, 0.5, 0.5, 0.5);
  const sampling = { ...once, rolloutLength: 2, repeats: 4 };
  // ∂L/∂θ_0 = ¼ (Q̂(0) − Q̂(1)), whose variance is that of two coins.
  const variance = (1 / 16) * (1 / 16 + 3 / 64) / 4;
  const independent = vineMoments(mdp, policy, sampling);
  assertAlmostEquals(independent.variance[0], variance, 1e-16);
  assertAlmostEquals(independent.mean[0], 0.25 * (0.25 - 0.125), 1e-16);
  // They differ, by ½, only where u is in [½, ¾).
  const together = (1 / 16) * (1 / 16 - 1 / 64) / 4;
  const common = { ...sampling, commonRandomNumbers: true };
  const { variance: shared } = vineMoments(mdp, policy, common);
  assertAlmostEquals(shared[0], together, 1e-16);
});

Deno.test("vineMoments() and sampleVine() refuse a rollout set that the trunk doesn't have", () => {
  const random = deriveRandom(2, "vine");
  const mdp = randomMdp(random);
  const { logits, policy } = randomPolicy(mdp, random);
  const message = "'rolloutSet' must be 1 to 6, the steps of its trunk";
  for (const rolloutSet of [0, 7, 2.5]) {
    const sampling = { ...once, steps: 3, episodes: 2, rolloutSet };
    assertThrows(
      () => vineMoments(mdp, policy, sampling),
      RangeError,
      `${message}: current value is ${rolloutSet}`,
    );
    assertThrows(
      () => sampleVine({ mdp, logits }, sampling, random),
      RangeError,
      message,
    );
  }
});
