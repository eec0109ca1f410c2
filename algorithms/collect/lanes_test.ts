import { assertEquals } from "@std/assert";
import { referenceEngine } from "../../networks/mod.ts";
import { deriveRandom } from "../../numerics/mod.ts";
import { scriptedEnvironment } from "../_scripted_environment.ts";
import { createLanes, moveLane, observeLane, stepLanes } from "./lanes.ts";

/** Three lanes whose episodes last 1, 3 and 2 steps; the reward is 10·length + t. */
function scripted() {
  const environments = ([
    [1, "terminated"],
    [3, "truncated"],
    [2, "both"],
  ] as const).map(([length, end]) =>
    scriptedEnvironment({
      episodes: [{ length, end }],
      reward: (_, t, action) => 10 * length + t + action / 2,
      maxEpisodeSteps: 9,
    })
  );
  const randoms = environments.map((_, i) => deriveRandom(i, "lane"));
  const lanes = createLanes(referenceEngine(), environments, randoms);
  environments.forEach((environment, i) => {
    environment.reset(randoms[i]);
    observeLane(lanes, i);
  });
  return lanes;
}

Deno.test("stepLanes() gives each lane its action, and keeps reward, end and observation", () => {
  const lanes = scripted();
  assertEquals([...lanes.raw], [0, 0, 0, 0, 0, 0]);
  lanes.environmentActions.set([0, 1, 0]);
  stepLanes(lanes, 3);
  assertEquals([...lanes.rewards], [10, 30.5, 20]);
  assertEquals([...lanes.terminated], [1, 0, 0]);
  assertEquals([...lanes.truncated], [0, 0, 0]);
  assertEquals([...lanes.raw], [0, 1, 0, 1, 0, 1]);
});

Deno.test("moveLane() keeps an environment with its observation, and lanes that have ended are not stepped", () => {
  const lanes = scripted();
  stepLanes(lanes, 3);
  moveLane(lanes, 1, 0);
  moveLane(lanes, 2, 1);
  assertEquals([...lanes.place], [1, 2, 0]);
  stepLanes(lanes, 2);
  assertEquals([...lanes.rewards.slice(0, 2)], [31, 21]);
  // Both flags stay apart.
  assertEquals([...lanes.terminated.slice(0, 2)], [0, 1]);
  assertEquals([...lanes.truncated.slice(0, 2)], [0, 1]);
  moveLane(lanes, 0, 0);
  stepLanes(lanes, 1);
  assertEquals([lanes.rewards[0], lanes.truncated[0]], [32, 1]);
  assertEquals([...lanes.raw.slice(0, 2)], [0, 3]);
  assertEquals([...lanes.place], [1, 2, 0]);
});
