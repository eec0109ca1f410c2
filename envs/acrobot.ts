import { cos, sin } from "../numerics/elementary.ts";
import { checkDiscreteAction } from "./check_action.ts";
import type { Dynamics } from "./dynamics.ts";

/** The constants of Acrobot-v1, with the dynamics of Sutton and Barto's book. */
export const acrobotParams = {
  /** m/s². */
  gravity: 9.8,
  /** m; of the first link, from joint to joint. */
  length1: 1,
  /** kg. */
  mass1: 1,
  /** kg. */
  mass2: 1,
  /** m; from the first joint to its link's center of mass. */
  center1: 0.5,
  /** m; from the second joint to its link's center of mass. */
  center2: 0.5,
  /** kg·m²; of either link. */
  inertia: 1,
  /** rad/s, to either side. */
  maxSpeed1: 4 * Math.PI,
  /** rad/s, to either side. */
  maxSpeed2: 9 * Math.PI,
  /** s. */
  timeStep: 0.2,
  /** m; how far above the first joint the tip has to be. */
  goalHeight: 1,
  /** Every variable starts between minus and plus this. */
  startRange: 0.1,
  /** Steps. */
  maxEpisodeSteps: 500,
} as const;

const id = "Acrobot-v1";
const actions = 3;
const params = acrobotParams;
const speedBound1 = Math.fround(params.maxSpeed1);
const speedBound2 = Math.fround(params.maxSpeed2);

/**
 * Acrobot-v1: swing the tip of two links above the line by a torque at the joint
 * between them.
 *
 * | index | state                       | unit  | bound |
 * | ----- | --------------------------- | ----- | ----- |
 * | 0     | first angle θ₁, 0 hanging down | rad   | ±π    |
 * | 1     | second angle θ₂, 0 straight | rad   | ±π    |
 * | 2     | angular velocity θ̇₁         | rad/s | ±4π   |
 * | 3     | angular velocity θ̇₂         | rad/s | ±9π   |
 *
 * The observation is cos θ₁, sin θ₁, cos θ₂, sin θ₂, θ̇₁, θ̇₂.
 *
 * | action | torque at the second joint |
 * | ------ | -------------------------- |
 * | 0      | −1 N·m                     |
 * | 1      | 0 N·m                      |
 * | 2      | 1 N·m                      |
 *
 * Reward: −1 for every step, 0 for the one that terminates. Start: all four
 * uniform in ±0.1, rounded to float32. Terminated when
 * −cos θ₁ − cos(θ₁ + θ₂) > 1, truncated after 500 steps.
 *
 * One step is one of the classical Runge-Kutta method, over 0.2 s.
 *
 * Source: R. S. Sutton, Generalization in reinforcement learning: successful
 * examples using sparse coarse coding (1996); R. S. Sutton and A. G. Barto,
 * Reinforcement learning (1998), §11.3; Gymnasium,
 * https://gymnasium.farama.org/environments/classic_control/acrobot/
 */
export const acrobot: Dynamics = {
  id,
  observationSpace: {
    kind: "box",
    shape: [6],
    low: [-1, -1, -1, -1, -speedBound1, -speedBound2],
    high: [1, 1, 1, 1, speedBound1, speedBound2],
  },
  actionSpace: { kind: "discrete", n: actions },
  maxEpisodeSteps: params.maxEpisodeSteps,
  timeStep: params.timeStep,
  randomScore: -498.62,
  threshold: -100,
  source: "https://gymnasium.farama.org/environments/classic_control/acrobot/",
  license: "MIT",
  variables: 4,

  reset(state, random) {
    for (let i = 0; i < 4; i++) {
      const start = params.startRange * (2 * random.uniform() - 1);
      state[i] = Math.fround(start);
    }
  },

  step(state, action, result) {
    const torque = checkDiscreteAction(id, actions, action) - 1;
    rungeKutta(state, torque);
    state[0] = wrap(state[0]);
    state[1] = wrap(state[1]);
    state[2] = clip(state[2], params.maxSpeed1);
    state[3] = clip(state[3], params.maxSpeed2);

    const height = -cos(state[0]) - cos(state[1] + state[0]);
    result.terminated = height > params.goalHeight;
    result.reward = result.terminated ? 0 : -1;
  },

  observe(state, out, offset) {
    out[offset] = Math.fround(cos(state[0]));
    out[offset + 1] = Math.fround(sin(state[0]));
    out[offset + 2] = Math.fround(cos(state[1]));
    out[offset + 3] = Math.fround(sin(state[1]));
    out[offset + 4] = Math.fround(state[2]);
    out[offset + 5] = Math.fround(state[3]);
  },
};

/** The four slopes, one row each, and where the next one is taken. */
const slopes = new Float64Array(4 * 4);
const point = new Float64Array(4);

/** y ← y + Δt/6 (k₁ + 2k₂ + 2k₃ + k₄). */
function rungeKutta(state: Float64Array, torque: number): void {
  const h = params.timeStep;
  const k = slopes;
  accelerate(state, torque, 0);
  for (let i = 0; i < 4; i++) point[i] = state[i] + h / 2 * k[i];
  accelerate(point, torque, 4);
  for (let i = 0; i < 4; i++) point[i] = state[i] + h / 2 * k[4 + i];
  accelerate(point, torque, 8);
  for (let i = 0; i < 4; i++) point[i] = state[i] + h * k[8 + i];
  accelerate(point, torque, 12);
  for (let i = 0; i < 4; i++) {
    state[i] += h / 6 * (k[i] + 2 * k[4 + i] + 2 * k[8 + i] + k[12 + i]);
  }
}

/** Writes (θ̇₁, θ̇₂, θ̈₁, θ̈₂) at a point, from `slopes[row]` on. */
function accelerate(y: Float64Array, torque: number, row: number): void {
  const { gravity: g, length1: l1, mass1: m1, mass2: m2 } = params;
  const { center1: lc1, center2: lc2, inertia } = params;
  const theta1 = y[0];
  const theta2 = y[1];
  const speed1 = y[2];
  const speed2 = y[3];
  const cosTheta2 = cos(theta2);
  const sinTheta2 = sin(theta2);

  const d1 = m1 * (lc1 * lc1) +
    m2 * (l1 * l1 + lc2 * lc2 + 2 * l1 * lc2 * cosTheta2) + inertia + inertia;
  const d2 = m2 * (lc2 * lc2 + l1 * lc2 * cosTheta2) + inertia;
  const phi2 = m2 * lc2 * g * cos(theta1 + theta2 - Math.PI / 2);
  const phi1 = -m2 * l1 * lc2 * (speed2 * speed2) * sinTheta2 -
    2 * m2 * l1 * lc2 * speed2 * speed1 * sinTheta2 +
    (m1 * lc1 + m2 * l1) * g * cos(theta1 - Math.PI / 2) + phi2;
  const acceleration2 = (torque + d2 / d1 * phi1 -
    m2 * l1 * lc2 * (speed1 * speed1) * sinTheta2 - phi2) /
    (m2 * (lc2 * lc2) + inertia - d2 * d2 / d1);

  slopes[row] = speed1;
  slopes[row + 1] = speed2;
  slopes[row + 2] = -(d2 * acceleration2 + phi1) / d1;
  slopes[row + 3] = acceleration2;
}

/** The angle in [−π, π], by whole turns. */
function wrap(angle: number): number {
  while (angle > Math.PI) angle -= 2 * Math.PI;
  while (angle < -Math.PI) angle += 2 * Math.PI;
  return angle;
}

function clip(x: number, bound: number): number {
  return Math.min(Math.max(x, -bound), bound);
}
