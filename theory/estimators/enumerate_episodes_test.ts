import { assertAlmostEquals, assertEquals } from "@std/assert";
import { deriveRandom } from "../../numerics/mod.ts";
import { enumerateEpisodes, exactMoments } from "./enumerate_episodes.ts";
import { finiteHorizon } from "../mdp/finite_horizon.ts";
import { randomMdp, randomPolicy } from "../mdp/random_mdp.ts";

Deno.test("enumerateEpisodes() lists every episode, and their mean return is V", () => {
  const random = deriveRandom(1, "theory/episodes");
  const mdp = randomMdp(random, { states: 2, actions: 3, gamma: 0.7 });
  const { policy } = randomPolicy(mdp, random);
  const episodes = enumerateEpisodes(mdp, policy, 3);
  assertEquals(episodes.length, 6 ** 3);
  const sum = episodes.reduce((all, { probability }) => all + probability, 0);
  assertAlmostEquals(sum, 1, 1e-14);
  const returns = episodes.map(({ states, actions }) =>
    Float64Array.of(states.reduce(
      (total, s, t) => total + 0.7 ** t * mdp.rewards[s * 3 + actions[t]],
      0,
    ))
  );
  const [v] = finiteHorizon(mdp, policy, 3).v.slice(3);
  const eta = mdp.start.reduce((all, p, s) => all + p * v[s], 0);
  assertAlmostEquals(exactMoments(episodes, returns).mean[0], eta, 1e-14);
});

Deno.test("enumerateEpisodes() leaves out what can't happen", () => {
  const random = deriveRandom(2, "theory/episodes");
  const mdp = randomMdp(random, { states: 4, actions: 2, successors: 1 });
  const sure = Float64Array.of(1, 0, 0, 1, 1, 0, 0, 1);
  assertEquals(enumerateEpisodes(mdp, sure, 5).length, 4);
});

Deno.test("exactMoments() weighs by probability", () => {
  const of = (probability: number) => ({
    states: [],
    actions: [],
    probability,
  });
  const { mean, variance } = exactMoments(
    [of(0.25), of(0.75)],
    [Float64Array.of(4, 1), Float64Array.of(0, 1)],
  );
  assertEquals([...mean], [1, 1]);
  assertEquals([...variance], [3, 0]);
});
