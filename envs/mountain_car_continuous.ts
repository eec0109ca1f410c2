import { cos } from "../numerics/elementary.ts";
import { checkBoxAction } from "./check_action.ts";
import type { Dynamics } from "./dynamics.ts";

/** The constants of MountainCarContinuous-v0; speeds and accelerations are per step. */
export const mountainCarContinuousParams = {
  /** Acceleration by a force of 1. */
  power: 0.0015,
  /** Acceleration by the slope where it is steepest. */
  gravity: 0.0025,
  /** The force's bound, to either side. */
  maxForce: 1,
  /** The speed's bound, to either side. */
  maxSpeed: 0.07,
  /** The left wall, which stops the car. */
  minPosition: -1.2,
  /** The right end of the track. */
  maxPosition: 0.6,
  /** The flag. */
  goalPosition: 0.45,
  /** The least speed that counts at the flag. */
  goalVelocity: 0,
  /** Reward at the flag. */
  goalReward: 100,
  /** Cost of a squared action. */
  actionCost: 0.1,
  /** The position starts between these. */
  minStart: -0.6,
  /** The position starts between these. */
  maxStart: -0.4,
  /** Steps. */
  maxEpisodeSteps: 999,
} as const;

const id = "MountainCarContinuous-v0";
const params = mountainCarContinuousParams;

/**
 * MountainCarContinuous-v0: an engine too weak for the slope has to swing up to
 * the flag, and pays for what it does.
 *
 * | index | state and observation | unit     | bound     |
 * | ----- | --------------------- | -------- | --------- |
 * | 0     | position p            |          | −1.2, 0.6 |
 * | 1     | velocity v            | per step | ±0.07     |
 *
 * | index | action  | bound, clipped |
 * | ----- | ------- | -------------- |
 * | 0     | force a | ±1             |
 *
 * Reward: −0.1 a², of the action as given, not as clipped; and 100 for the step
 * that terminates. Start: p uniform in [−0.6, −0.4], at rest. Terminated when
 * p ≥ 0.45 and v ≥ 0, truncated after 999 steps.
 *
 * v ← v + 0.0015 clip(a) − 0.0025 cos 3p; p ← p + v; both clipped to their
 * bounds. At the left wall the car stops.
 *
 * Gymnasium starts in float64, stores the state in float32 after every step, and
 * leaves the rest to NumPy's rules for mixed types. The roundings here are
 * theirs. A third variable says whether the state is still float64 (1, as after
 * `reset`) or float32 (0).
 *
 * Source: Gymnasium,
 * https://gymnasium.farama.org/environments/classic_control/mountain_car_continuous/
 */
export const mountainCarContinuous: Dynamics = {
  id,
  observationSpace: {
    kind: "box",
    shape: [2],
    low: [Math.fround(params.minPosition), Math.fround(-params.maxSpeed)],
    high: [Math.fround(params.maxPosition), Math.fround(params.maxSpeed)],
  },
  actionSpace: {
    kind: "box",
    shape: [1],
    low: [-params.maxForce],
    high: [params.maxForce],
  },
  maxEpisodeSteps: params.maxEpisodeSteps,
  // Frames per second that Gymnasium shows it at.
  timeStep: 1 / 30,
  randomScore: -32.98,
  threshold: 90,
  source:
    "https://gymnasium.farama.org/environments/classic_control/mountain_car_continuous/",
  license: "MIT",
  variables: 3,

  reset(state, random) {
    state[0] = params.minStart +
      (params.maxStart - params.minStart) * random.uniform();
    state[1] = 0;
    state[2] = 1;
  },

  step(state, action, result) {
    const given = checkBoxAction(id, 1, action)[0];
    const force = Math.min(Math.max(given, -params.maxForce), params.maxForce);
    let position = state[0];
    let velocity = state[1];

    // What NumPy holds as float32. A bound that was taken, such as a clipped
    // force, is a Python float: double alone, float32 beside a float32.
    const stateIsSingle = state[2] === 0;
    const clipped = force !== given;
    const forceIsSingle = action instanceof Float32Array && !clipped;
    const slope = params.gravity * cos(round(3 * position, stateIsSingle));
    const power = round(params.power, forceIsSingle);
    const push = round(
      round(force * power, forceIsSingle) - round(slope, forceIsSingle),
      forceIsSingle,
    );

    const velocityIsSingle = stateIsSingle && (forceIsSingle || clipped);
    velocity = round(
      velocity + round(push, velocityIsSingle),
      velocityIsSingle,
    );
    const maxSpeed = round(params.maxSpeed, velocityIsSingle);
    const bounded = Math.abs(velocity) > maxSpeed;
    if (bounded) velocity = velocity > 0 ? maxSpeed : -maxSpeed;

    const positionIsSingle = stateIsSingle && (velocityIsSingle || bounded);
    position = round(
      position + round(velocity, positionIsSingle),
      positionIsSingle,
    );
    const minPosition = round(params.minPosition, positionIsSingle);
    const maxPosition = round(params.maxPosition, positionIsSingle);
    position = Math.min(Math.max(position, minPosition), maxPosition);
    if (position === minPosition && velocity < 0) velocity = 0;
    state[0] = Math.fround(position);
    state[1] = Math.fround(velocity);
    state[2] = 0;

    result.terminated =
      position >= round(params.goalPosition, positionIsSingle) &&
      velocity >= params.goalVelocity;
    result.reward = (result.terminated ? params.goalReward : 0) -
      given * given * params.actionCost;
  },

  observe(state, out, offset) {
    out[offset] = Math.fround(state[0]);
    out[offset + 1] = Math.fround(state[1]);
  },
};

function round(x: number, single: boolean): number {
  return single ? Math.fround(x) : x;
}
