import { assertAlmostEquals, assertEquals } from "@std/assert";
import { mountainCarContinuous } from "./mountain_car_continuous.ts";

interface Trajectory {
  name: string;
  initial_state: number[];
  float32: boolean[];
  actions: number[];
  states: number[][];
  rewards: number[];
  terminated: boolean[];
}

const trajectories: Trajectory[] = JSON.parse(Deno.readTextFileSync(
  new URL(
    "testdata/MountainCarContinuous-v0.mixed_types.json",
    import.meta.url,
  ),
));

for (const trajectory of trajectories) {
  Deno.test(`MountainCarContinuous-v0 rounds as NumPy does for mixed types: ${trajectory.name}`, () => {
    const state = Float64Array.of(...trajectory.initial_state, 1);
    const result = { reward: 0, terminated: false, truncated: false };
    for (const [t, action] of trajectory.actions.entries()) {
      const given = trajectory.float32[t] ? Float32Array.of(action) : [action];
      mountainCarContinuous.step(state, given, result);
      assertEquals([...state], [...trajectory.states[t], 0], `step ${t}`);
      assertAlmostEquals(result.reward, trajectory.rewards[t], 1e-15);
      assertEquals(result.terminated, trajectory.terminated[t]);
    }
  });
}
