import { assert, assertAlmostEquals } from "@std/assert";
import { deriveRandom } from "../../numerics/mod.ts";
import { estimatorVariances } from "./estimator_variances.ts";
import { randomMdp, randomPolicy } from "../mdp/random_mdp.ts";
import { singlePathMoments } from "./single_path_moments.ts";

Deno.test("The variance of rewards to go is that of dynamic programming", () => {
  const random = deriveRandom(1, "theory/variances");
  const mdp = randomMdp(random, { states: 2, actions: 2, gamma: 0.9 });
  const { logits, policy } = randomPolicy(mdp, random);
  const { variance } = singlePathMoments(mdp, policy, {
    steps: 4,
    episodes: 1,
    discountStates: true,
  });
  const sum = variance.reduce((all, value) => all + value, 0);
  // The single path's gradient is a mean over steps.
  const { rewardToGo } = estimatorVariances(mdp, logits, 4);
  assertAlmostEquals(rewardToGo, 16 * sum, 1e-12);
});

Deno.test("The variance grows with the horizon, the less the better the baseline", () => {
  const random = deriveRandom(2, "theory/variances");
  const mdp = randomMdp(random, { states: 2, actions: 2, gamma: 0.9 });
  const rewards = mdp.rewards.map((r) => r + 2);
  const { logits } = randomPolicy(mdp, random);
  const [short, long] = [2, 5].map((horizon) =>
    estimatorVariances({ ...mdp, rewards }, logits, horizon)
  );
  assert(long.total > 2 * short.total);
  assert(long.rewardToGo < long.total);
  assert(long.optimal < long.total);
  assert(long.value < long.rewardToGo);
});
