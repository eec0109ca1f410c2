import { cos, sin } from "../numerics/elementary.ts";
import { checkBoxAction } from "./check_action.ts";
import type { Dynamics } from "./dynamics.ts";

/** The constants of Pendulum-v1. */
export const pendulumParams = {
  /** m/s². */
  gravity: 10,
  /** kg. */
  mass: 1,
  /** m. */
  length: 1,
  /** N·m, to either side. */
  maxTorque: 2,
  /** rad/s, to either side. */
  maxSpeed: 8,
  /** s. */
  timeStep: 0.05,
  /** Cost of a squared rad. */
  angleCost: 1,
  /** Cost of a squared rad/s. */
  speedCost: 0.1,
  /** Cost of a squared N·m. */
  torqueCost: 0.001,
  /** rad; the angle starts between minus and plus this. */
  startAngle: Math.PI,
  /** rad/s; the speed starts between minus and plus this. */
  startSpeed: 1,
  /** Steps. */
  maxEpisodeSteps: 200,
} as const;

const id = "Pendulum-v1";
const params = pendulumParams;
const gravityFactor = 3 * params.gravity / (2 * params.length);
const torqueFactor = 3 / (params.mass * (params.length * params.length));

/**
 * Pendulum-v1: swing a pendulum up and hold it there.
 *
 * | index | state                     | unit  | bound |
 * | ----- | ------------------------- | ----- | ----- |
 * | 0     | angle θ, 0 when upright, never wrapped | rad | none |
 * | 1     | angular velocity θ̇        | rad/s | ±8    |
 *
 * | index | observation        | unit  | bound |
 * | ----- | ------------------ | ----- | ----- |
 * | 0     | cos θ              |       | ±1    |
 * | 1     | sin θ              |       | ±1    |
 * | 2     | angular velocity θ̇ | rad/s | ±8    |
 *
 * | index | action   | unit | bound, clipped |
 * | ----- | -------- | ---- | -------------- |
 * | 0     | torque u | N·m  | ±2             |
 *
 * Reward: −(a² + 0.1 θ̇² + 0.001 u²), a the angle wrapped into [−π, π), all of
 * them before the step. Start: θ uniform in ±π, θ̇ in ±1. Never terminated,
 * truncated after 200 steps.
 *
 * θ̇ ← θ̇ + (3g / 2ℓ sin θ + 3 / mℓ² u) Δt, clipped; then θ ← θ + θ̇ Δt.
 *
 * Of a float32 action NumPy rounds what it multiplies to float32, and so is it
 * done here.
 *
 * Source: Gymnasium,
 * https://gymnasium.farama.org/environments/classic_control/pendulum/
 */
export const pendulum: Dynamics = {
  id,
  observationSpace: {
    kind: "box",
    shape: [3],
    low: [-1, -1, -params.maxSpeed],
    high: [1, 1, params.maxSpeed],
  },
  actionSpace: {
    kind: "box",
    shape: [1],
    low: [-params.maxTorque],
    high: [params.maxTorque],
  },
  maxEpisodeSteps: params.maxEpisodeSteps,
  timeStep: params.timeStep,
  randomScore: -1225.02,
  // Usual; Gymnasium gives none.
  threshold: -200,
  source: "https://gymnasium.farama.org/environments/classic_control/pendulum/",
  license: "MIT",
  goldenSteps: 1500,
  variables: 2,

  reset(state, random) {
    state[0] = params.startAngle * (2 * random.uniform() - 1);
    state[1] = params.startSpeed * (2 * random.uniform() - 1);
  },

  step(state, action, result) {
    const torque = checkBoxAction(id, 1, action)[0];
    const u = Math.min(Math.max(torque, -params.maxTorque), params.maxTorque);
    const single = action instanceof Float32Array;
    const theta = state[0];
    const speed = state[1];

    const angle = wrap(theta);
    const torqueCost = single
      ? Math.fround(Math.fround(params.torqueCost) * Math.fround(u * u))
      : params.torqueCost * (u * u);
    result.reward = -(params.angleCost * (angle * angle) +
      params.speedCost * (speed * speed) + torqueCost);
    result.terminated = false;

    const push = single ? Math.fround(torqueFactor * u) : torqueFactor * u;
    const acceleration = gravityFactor * sin(theta) + push;
    const newSpeed = Math.min(
      Math.max(speed + acceleration * params.timeStep, -params.maxSpeed),
      params.maxSpeed,
    );
    state[0] = theta + newSpeed * params.timeStep;
    state[1] = newSpeed;
  },

  observe(state, out, offset) {
    out[offset] = Math.fround(cos(state[0]));
    out[offset + 1] = Math.fround(sin(state[0]));
    out[offset + 2] = Math.fround(state[1]);
  },
};

/** The angle in [−π, π): ((θ + π) mod 2π) − π, the remainder taking the divisor's sign. */
function wrap(theta: number): number {
  const remainder = (theta + Math.PI) % (2 * Math.PI);
  return (remainder < 0 ? remainder + 2 * Math.PI : remainder) - Math.PI;
}
