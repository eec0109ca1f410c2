import { assertAlmostEquals, assertEquals } from "@std/assert";
import { vectorize } from "../../envs/mod.ts";
import { makePolicy, referenceEngine } from "../../networks/mod.ts";
import { makeParts } from "../_make_parts.ts";
import { scriptedEnvironment } from "../_scripted_environment.ts";
import type { ScriptedEpisode } from "../_scripted_environment.ts";
import { collectTrajectories } from "./collect_trajectories.ts";
import { rewardsToGo } from "../estimate/rewards_to_go.ts";
import { countTruncated, createTrajectories } from "./trajectories.ts";
import type { Trajectories } from "./trajectories.ts";

const engine = referenceEngine();

/**
 * Three environments; copy i has episodes numbered 0, 1, …, and rewards
 * 1000·i + 10·episode + t, plus ½ where the action is 1.
 */
function scripted(
  ends: ScriptedEpisode[],
  normalizeObservations = false,
): Trajectories {
  const environments = ends.map((episode, i) =>
    scriptedEnvironment({
      episodes: [episode],
      reward: (e, t, action) => 1000 * i + 10 * e + t + action / 2,
      maxEpisodeSteps: 5,
    })
  );
  const parts = makeParts(engine, environments, vectorize);
  const policy = makePolicy(engine, {
    observationSize: 2,
    action: { kind: "discrete", n: 2 },
    hiddenSizes: [],
    activation: "tanh",
  }, 15);
  return createTrajectories(parts, policy, {
    normalizeObservations,
    resampleEvery: null,
  });
}

/** Logits (0, t): later actions are nearly always 1. */
function collect(batch: Trajectories) {
  const { policy } = batch.explorer;
  const theta = engine.vector(policy.parameterCount);
  policy.pack([0, 0, 0, 1, 0, 0], theta);
  return collectTrajectories(batch, theta);
}

const ENDS: ScriptedEpisode[] = [
  { length: 2, end: "terminated" },
  { length: 4, end: "truncated" },
  { length: 1, end: "both" },
];

Deno.test("collectTrajectories() puts each episode's rows together", () => {
  const batch = scripted(ENDS);
  collect(batch);
  assertEquals([...batch.starts], [0, 2, 6, 7]);
  assertEquals(batch.rows, 7);
  const times = [0, 1, 0, 1, 2, 3, 0];
  const owners = [0, 0, 1, 1, 1, 1, 2];
  for (let row = 0; row < 7; row++) {
    const [t, i, action] = [times[row], owners[row], batch.actions[row]];
    assertEquals([...batch.observations.slice(2 * row, 2 * row + 2)], [0, t]);
    assertEquals(batch.rewards[row], 1000 * i + t + action / 2);
    assertEquals([...batch.outputs.slice(2 * row, 2 * row + 2)], [0, t]);
  }
});

Deno.test("collectTrajectories() keeps last observations and ends", () => {
  const batch = scripted(ENDS);
  collect(batch);
  // Of the three episodes, after the rows.
  assertEquals([...batch.observations.slice(14, 20)], [0, 2, 0, 4, 0, 1]);
  // Terminated wins where both flags are set.
  assertEquals([...batch.truncated], [0, 1, 0]);
  assertEquals(countTruncated(batch), 1);
});

Deno.test("collectTrajectories() reports episodes as they end, and counts steps", () => {
  const batch = scripted(ENDS);
  const first = collect(batch);
  assertEquals(first.map(({ length }) => length), [1, 2, 4]);
  assertEquals(first.map(({ steps }) => steps), [3, 5, 7]);
  const second = collect(batch);
  assertEquals(second.map(({ steps }) => steps), [10, 12, 14]);
  assertEquals([...batch.observations.slice(0, 2)], [1, 0]);
});

Deno.test("episodes as long as the time limit leave no gap to close", () => {
  const batch = scripted([
    { length: 5, end: "truncated" },
    { length: 5, end: "truncated" },
  ]);
  collect(batch);
  assertEquals(batch.rows, 10);
  assertEquals([...batch.observations.slice(18, 24)], [0, 4, 0, 5, 0, 5]);
});

Deno.test("last observations are normalized as the rows are", () => {
  const batch = scripted(ENDS, true);
  collect(batch);
  const { mean, variance } = batch.filter.normalization!;
  // t of the last observations: 2, 4, 1.
  [2, 4, 1].forEach((t, e) => {
    const expected = (t - mean[1]) / Math.sqrt(variance[1] + 1e-8);
    assertAlmostEquals(batch.observations[2 * (7 + e) + 1], expected, 1e-12);
  });
});

Deno.test("gSDE's noise stays with its episode when others end", () => {
  const actionsOf = (lengths: number[]) => {
    const environments = lengths.map((length) =>
      scriptedEnvironment({
        episodes: [{ length, end: "terminated" }],
        reward: () => 1,
        maxEpisodeSteps: 5,
        continuous: true,
      })
    );
    const policy = makePolicy(engine, {
      observationSize: 2,
      action: { kind: "box", low: [-1], high: [1] },
      hiddenSizes: [3],
      activation: "tanh",
      gaussian: { exploration: "gsde", initialLogStd: 0, squash: false },
    }, 15);
    const parts = makeParts(engine, environments, vectorize);
    const batch = createTrajectories(parts, policy, {
      normalizeObservations: false,
      resampleEvery: null,
    });
    const theta = engine.vector(policy.parameterCount);
    policy.initialize(theta, parts.random("initialization"), false);
    collectTrajectories(batch, theta);
    const { starts, actions } = batch;
    return lengths.map((_, e) => actions.slice(starts[e], starts[e + 1]));
  };
  const whole = actionsOf([5, 5, 5]);
  const cut = actionsOf([1, 5, 2]);
  assertEquals(cut[1], whole[1]);
  assertEquals(cut[2], whole[2].slice(0, 2));
});

Deno.test("rewardsToGo() discounts, and bootstraps truncated episodes only", () => {
  const episodes = {
    starts: Int32Array.of(0, 3, 5),
    rewards: Float64Array.of(1, 2, 4, 8, 16),
    truncated: Uint8Array.of(0, 1),
  };
  const out = new Float64Array(5);
  rewardsToGo(episodes, 0.5, null, out);
  assertEquals([...out], [3, 4, 4, 16, 16]);
  rewardsToGo(episodes, 0.5, Float64Array.of(100, 32), out);
  assertEquals([...out], [3, 4, 4, 24, 32]);
  rewardsToGo(episodes, 1, Float64Array.of(100, 32), out);
  assertEquals([...out], [7, 6, 4, 56, 48]);
  rewardsToGo(episodes, 0, null, out);
  assertEquals([...out], [1, 2, 4, 8, 16]);
});
