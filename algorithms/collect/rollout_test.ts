import { assertAlmostEquals, assertEquals } from "@std/assert";
import { vectorize } from "../../envs/mod.ts";
import { makePolicy, referenceEngine } from "../../networks/mod.ts";
import { makeParts } from "../_make_parts.ts";
import { scriptedEnvironment } from "../_scripted_environment.ts";
import type { ScriptedEpisode } from "../_scripted_environment.ts";
import { estimateAdvantages } from "../estimate/rollout_advantages.ts";
import { collectRollout } from "./collect_rollout.ts";
import { createRollout, valueRows } from "./rollout.ts";
import type { Rollout } from "./rollout.ts";

const engine = referenceEngine();
const GAMMA = 0.5;

/** Two copies whose episodes end in every way; the reward is 10·episode + t. */
function scripted(normalizeRewards = false): Rollout {
  const copy = (episodes: ScriptedEpisode[]) =>
    scriptedEnvironment({
      episodes,
      reward: (episode, t) => 10 * episode + t,
      maxEpisodeSteps: 3,
    });
  const environments = [
    copy([
      { length: 2, end: "terminated" },
      { length: 3, end: "truncated" },
      { length: 1, end: "both" },
    ]),
    copy([{ length: 3, end: "truncated" }]),
  ];
  const parts = makeParts(engine, environments, vectorize);
  const policy = makePolicy(engine, {
    observationSize: 2,
    action: { kind: "discrete", n: 2 },
    hiddenSizes: [],
    activation: "tanh",
  }, 2);
  return createRollout(parts, policy, {
    stepsPerEnvironment: 5,
    normalizeObservations: false,
    normalizeRewards,
    gamma: GAMMA,
    resampleEvery: null,
    keepSnapshots: false,
  });
}

/** V(episode, t) = 100·episode + t + 1000, a network without hidden layers. */
function linearValue() {
  const network = engine.network({
    inputSize: 2,
    hiddenSizes: [],
    outputSize: 1,
    activation: "tanh",
  }, 100);
  const phi = engine.vector(network.parameterCount);
  network.pack([100, 1, 1000], phi);
  return { network, phi };
}

const value = (episode: number, t: number) => 100 * episode + t + 1000;

function collect(rollout: Rollout) {
  const theta = engine.vector(rollout.explorer.policy.parameterCount);
  return collectRollout(rollout, theta);
}

function estimatesOf(rollout: Rollout) {
  const { rows } = rollout;
  return {
    values: engine.vector(100),
    nextValues: new Float64Array(rows),
    advantages: new Float64Array(rows),
    returns: new Float64Array(rows),
  };
}

Deno.test("collectRollout() keeps observations, rewards and ends in time-major rows", () => {
  const rollout = scripted();
  const episodes = collect(rollout);
  const observations = rollout.observations.slice(0, 2 * 12);
  assertEquals([...observations], [
    ...[0, 0, 0, 0],
    ...[0, 1, 0, 1],
    ...[1, 0, 0, 2],
    ...[1, 1, 1, 0],
    ...[1, 2, 1, 1],
    ...[2, 0, 1, 2], // what follows the last step
  ]);
  assertEquals([...rollout.rewards], [0, 0, 1, 1, 10, 2, 11, 10, 12, 11]);
  assertEquals([...rollout.terminated], [0, 0, 1, 0, 0, 0, 0, 0, 0, 0]);
  assertEquals([...rollout.truncated], [0, 0, 0, 0, 0, 1, 0, 0, 1, 0]);
  assertEquals(episodes, [
    { steps: 4, return: 1, length: 2 },
    { steps: 6, return: 3, length: 3 },
    { steps: 10, return: 33, length: 3 },
  ]);
});

Deno.test("an episode goes on from one rollout to the next", () => {
  const rollout = scripted();
  collect(rollout);
  const episodes = collect(rollout);
  assertEquals([...rollout.observations.slice(0, 4)], [2, 0, 1, 2]);
  assertEquals(episodes[0], { steps: 12, return: 20, length: 1 });
  assertEquals(episodes[1], { steps: 12, return: 33, length: 3 });
});

Deno.test("a truncated step bootstraps V of the last observation before the reset", () => {
  const rollout = scripted();
  collect(rollout);
  const estimates = estimatesOf(rollout);
  const v = linearValue();
  estimateAdvantages(estimates, rollout, v, { gamma: GAMMA, lambda: 0 });
  assertEquals(valueRows(rollout), 10 + 2 + 2);
  assertEquals([...rollout.truncatedRows.slice(0, 2)], [5, 8]);

  const delta = (row: number, r: number, next: number, now: number) =>
    assertEquals(estimates.advantages[row], r + GAMMA * next - now);
  delta(0, 0, value(0, 1), value(0, 0));
  delta(2, 1, 0, value(0, 1)); // terminated
  delta(5, 2, value(0, 3), value(0, 2)); // truncated: not V(1, 0)
  delta(8, 12, value(1, 3), value(1, 2)); // truncated
  delta(9, 11, value(1, 2), value(1, 1)); // the rollout's last step
  assertEquals(estimates.returns[5], 2 + GAMMA * value(0, 3));
});

Deno.test("where both flags are set nothing is bootstrapped", () => {
  const rollout = scripted();
  collect(rollout);
  collect(rollout);
  const estimates = estimatesOf(rollout);
  const v = linearValue();
  estimateAdvantages(estimates, rollout, v, { gamma: GAMMA, lambda: 1 });
  assertEquals(rollout.terminated[0] + rollout.truncated[0], 2);
  // Only the truncations that did not terminate want a value.
  const { truncatedRows, truncatedCount } = rollout;
  assertEquals([...truncatedRows.slice(0, truncatedCount)], [1, 7]);
  assertEquals(estimates.advantages[0], 20 - value(2, 0));
});

Deno.test("collectRollout() scales rewards, and reports returns unscaled", () => {
  const rollout = scripted(true);
  const episodes = collect(rollout);
  assertEquals(episodes.map((episode) => episode.return), [1, 3, 33]);
  assertEquals([...rollout.rewards.slice(0, 2)], [0, 0]);
  // The variance of the running returns 0, 0, 1, 1 (and of 10⁻⁴ rows) is ¼.
  assertAlmostEquals(rollout.rewards[2], 2, 1e-3);
});
