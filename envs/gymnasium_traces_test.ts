import { assertAlmostEquals, assertEquals } from "@std/assert";
import { deriveRandom } from "../numerics/mod.ts";
import type { Action, Environment } from "./environment.ts";
import { environments } from "./environments.ts";
import { makeEnvironment } from "./make_environment.ts";

interface Trajectory {
  name: string;
  initial_state: number[];
  elapsed_steps_at_start: number;
  action_dtype: "int" | "float32" | "float64";
  sensitivity?: number;
  actions: (number | number[])[];
  states: number[][];
  observations: number[][];
  rewards: number[];
  terminated: boolean[];
  truncated: boolean[];
}

interface Trace {
  env_id: string;
  max_episode_steps: number;
  observation_low: (number | null)[];
  observation_high: (number | null)[];
  action_space: { discrete: number } | { low: number[]; high: number[] };
  trajectories: Trajectory[];
}

// Stepping draws nothing.
const random = deriveRandom(0, "unused");

const testdata = new URL("testdata/", import.meta.url);
const traced = [...Deno.readDirSync(testdata)].map(({ name }) => name)
  .filter((name) => /^[\w-]+\.json$/.test(name)).sort();

Deno.test("every environment that Gymnasium describes has its traces", () => {
  const described = [...environments.values()]
    .filter(({ source }) => new URL(source).host === "gymnasium.farama.org");
  assertEquals(traced, described.map(({ id }) => `${id}.json`).sort());
});

for (const file of traced) {
  const id = file.replace(/\.json$/, "");
  const trace: Trace = JSON.parse(
    Deno.readTextFileSync(new URL(file, testdata)),
  );

  Deno.test(`${id} has Gymnasium's spaces and time limit`, async () => {
    const environment = await makeEnvironment(id);
    assertEquals(trace.env_id, environment.id);
    assertEquals(environment.maxEpisodeSteps, trace.max_episode_steps);
    const { low, high } = environment.observationSpace;
    assertEquals(low, trace.observation_low.map((x) => x ?? -Infinity));
    assertEquals(high, trace.observation_high.map((x) => x ?? Infinity));
    assertEquals(
      environment.actionSpace,
      "discrete" in trace.action_space
        ? { kind: "discrete", n: trace.action_space.discrete }
        : {
          kind: "box",
          shape: [1],
          low: trace.action_space.low,
          high: trace.action_space.high,
        },
    );
  });

  for (const trajectory of trace.trajectories) {
    const { name, initial_state, states, actions } = trajectory;

    Deno.test(`${id} steps as Gymnasium from each recorded state: ${name}`, async () => {
      const environment = await makeEnvironment(id);
      for (let t = 0; t < actions.length; t++) {
        const state = t === 0 ? initial_state : states[t - 1];
        putState(environment, trajectory, t, state);
        compareStep(environment, trajectory, t, 1e-12);
      }
    });

    // A larger sensitivity amplifies a last-bit difference of a cosine. Where
    // none is given, the rounding to float32 after every step hides it.
    const sensitivity = trajectory.sensitivity ?? 0;
    if (sensitivity >= 1e-9) continue;
    Deno.test(`${id} runs as Gymnasium in one go: ${name}`, async () => {
      const environment = await makeEnvironment(id);
      putState(environment, trajectory, 0, initial_state);
      for (let t = 0; t < actions.length; t++) {
        if (trajectory.action_dtype === "float64") {
          // The recording made the state float64 again.
          const state = readState(environment, initial_state.length);
          putState(environment, trajectory, t, state);
        }
        compareStep(environment, trajectory, t, 10 * sensitivity + 1e-12);
      }
    });
  }
}

/** Puts variables into the environment as they were before step `t` of a trajectory. */
function putState(
  environment: Environment,
  trajectory: Trajectory,
  t: number,
  variables: number[],
): void {
  const snapshot = [...variables];
  if (environment.id === "MountainCarContinuous-v0") {
    // Float64 after a reset, and throughout where the recording made it so.
    snapshot.push(t === 0 || trajectory.action_dtype === "float64" ? 1 : 0);
  }
  snapshot.push(trajectory.elapsed_steps_at_start + t);
  environment.restore(Float64Array.from(snapshot));
}

function readState(environment: Environment, variables: number): number[] {
  const snapshot = new Float64Array(environment.stateSize);
  environment.snapshot(snapshot);
  return [...snapshot.subarray(0, variables)];
}

function compareStep(
  environment: Environment,
  trajectory: Trajectory,
  t: number,
  tolerance: number,
): void {
  const expected = trajectory.states[t];
  const result = environment.step(actionAt(trajectory, t), random);
  const state = readState(environment, expected.length);
  for (let i = 0; i < expected.length; i++) {
    const gap = Math.abs(state[i] - expected[i]);
    // Acrobot's two angles wrap, to either side of the same place.
    const wraps = environment.id === "Acrobot-v1" && i < 2;
    const distance = wraps ? Math.min(gap, 2 * Math.PI - gap) : gap;
    assertAlmostEquals(distance, 0, tolerance, `step ${t}, state ${i}`);
  }
  assertAlmostEquals(
    result.reward,
    trajectory.rewards[t],
    Math.max(tolerance, 1e-12),
    `step ${t}, reward`,
  );
  assertEquals(result.terminated, trajectory.terminated[t], `step ${t}`);
  assertEquals(result.truncated, trajectory.truncated[t], `step ${t}`);

  const observation = new Float64Array(trajectory.observations[t].length);
  environment.observe(observation, 0);
  for (let i = 0; i < observation.length; i++) {
    assertAlmostEquals(
      observation[i],
      trajectory.observations[t][i],
      1e-6,
      `step ${t}, observation ${i}`,
    );
  }
}

function actionAt(trajectory: Trajectory, t: number): Action {
  const action = trajectory.actions[t];
  if (typeof action === "number") return action;
  return trajectory.action_dtype === "float32"
    ? Float32Array.from(action)
    : action;
}
