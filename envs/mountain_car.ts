import { cos } from "../numerics/elementary.ts";
import { checkDiscreteAction } from "./check_action.ts";
import type { Dynamics } from "./dynamics.ts";

/** The constants of MountainCar-v0; speeds and accelerations are per step. */
export const mountainCarParams = {
  /** Acceleration by the engine. */
  force: 0.001,
  /** Acceleration by the slope where it is steepest. */
  gravity: 0.0025,
  /** The speed's bound, to either side. */
  maxSpeed: 0.07,
  /** The left wall, which stops the car. */
  minPosition: -1.2,
  /** The right end of the track. */
  maxPosition: 0.6,
  /** The flag. */
  goalPosition: 0.5,
  /** The least speed that counts at the flag. */
  goalVelocity: 0,
  /** The position starts between these. */
  minStart: -0.6,
  /** The position starts between these. */
  maxStart: -0.4,
  /** Steps. */
  maxEpisodeSteps: 200,
} as const;

const id = "MountainCar-v0";
const actions = 3;
const params = mountainCarParams;

/**
 * MountainCar-v0: an engine too weak for the slope has to swing up to the flag.
 *
 * | index | state and observation | unit     | bound     |
 * | ----- | --------------------- | -------- | --------- |
 * | 0     | position p            |          | −1.2, 0.6 |
 * | 1     | velocity v            | per step | ±0.07     |
 *
 * | action | acceleration |
 * | ------ | ------------ |
 * | 0      | to the left  |
 * | 1      | none         |
 * | 2      | to the right |
 *
 * Reward: −1 for every step, the last one included. Start: p uniform in
 * [−0.6, −0.4], at rest. Terminated when p ≥ 0.5 and v ≥ 0, truncated after 200
 * steps.
 *
 * v ← v + 0.001 (a − 1) − 0.0025 cos 3p; p ← p + v; both clipped to their
 * bounds. At the left wall the car stops.
 *
 * Source: A. W. Moore, Efficient memory-based learning for robot control (1990);
 * Gymnasium,
 * https://gymnasium.farama.org/environments/classic_control/mountain_car/
 */
export const mountainCar: Dynamics = {
  id,
  observationSpace: {
    kind: "box",
    shape: [2],
    low: [Math.fround(params.minPosition), Math.fround(-params.maxSpeed)],
    high: [Math.fround(params.maxPosition), Math.fround(params.maxSpeed)],
  },
  actionSpace: { kind: "discrete", n: actions },
  maxEpisodeSteps: params.maxEpisodeSteps,
  // Frames per second that Gymnasium shows it at.
  timeStep: 1 / 30,
  randomScore: -200,
  threshold: -110,
  source:
    "https://gymnasium.farama.org/environments/classic_control/mountain_car/",
  license: "MIT",
  variables: 2,

  reset(state, random) {
    state[0] = params.minStart +
      (params.maxStart - params.minStart) * random.uniform();
    state[1] = 0;
  },

  step(state, action, result) {
    const direction = checkDiscreteAction(id, actions, action) - 1;
    let position = state[0];
    let velocity = state[1];

    velocity += direction * params.force - cos(3 * position) * params.gravity;
    velocity = Math.min(Math.max(velocity, -params.maxSpeed), params.maxSpeed);
    position += velocity;
    position = Math.min(
      Math.max(position, params.minPosition),
      params.maxPosition,
    );
    if (position === params.minPosition && velocity < 0) velocity = 0;
    state[0] = position;
    state[1] = velocity;

    result.reward = -1;
    result.terminated = position >= params.goalPosition &&
      velocity >= params.goalVelocity;
  },

  observe(state, out, offset) {
    out[offset] = Math.fround(state[0]);
    out[offset + 1] = Math.fround(state[1]);
  },
};
