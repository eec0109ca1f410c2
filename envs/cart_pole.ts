import { cos, sin } from "../numerics/elementary.ts";
import { checkDiscreteAction } from "./check_action.ts";
import type { Dynamics } from "./dynamics.ts";

/** The constants of CartPole-v1. */
export const cartPoleParams = {
  /** m/s². */
  gravity: 9.8,
  /** kg. */
  cartMass: 1,
  /** kg. */
  poleMass: 0.1,
  /** m. */
  halfPoleLength: 0.5,
  /** N, to either side. */
  force: 10,
  /** s. */
  timeStep: 0.02,
  /** m, to either side. */
  positionLimit: 2.4,
  /** rad, to either side: 12°. */
  angleLimit: 12 * 2 * Math.PI / 360,
  /** Every variable starts between minus and plus this. */
  startRange: 0.05,
  /** Steps. */
  maxEpisodeSteps: 500,
} as const;

const id = "CartPole-v1";
const actions = 2;
const params = cartPoleParams;
const totalMass = params.poleMass + params.cartMass;
const poleMassLength = params.poleMass * params.halfPoleLength;
const positionBound = Math.fround(2 * params.positionLimit);
const angleBound = Math.fround(2 * params.angleLimit);

/**
 * CartPole-v1: keep a pole upright on a cart by pushing the cart.
 *
 * | index | state and observation | unit | bound (of the space) |
 * | ----- | --------------------- | ----- | ------------------- |
 * | 0     | position x            | m     | ±4.8                |
 * | 1     | velocity ẋ            | m/s   | none                |
 * | 2     | pole's angle θ        | rad   | ±0.419 (24°)        |
 * | 3     | angular velocity θ̇    | rad/s | none                |
 *
 * | action | push            |
 * | ------ | --------------- |
 * | 0      | 10 N to the left  |
 * | 1      | 10 N to the right |
 *
 * Reward: 1 for every step, the last one included. Start: all four uniform in
 * ±0.05. Terminated when |x| > 2.4 or |θ| > 12°, truncated after 500 steps.
 *
 * With ℓ half the pole's length, m its mass and M the total mass,
 * u = (F + m ℓ θ̇² sin θ) / M;
 * θ̈ = (g sin θ − u cos θ) / (ℓ (4/3 − m cos²θ / M));
 * ẍ = u − m ℓ θ̈ cos θ / M; integrated by explicit Euler.
 *
 * Source: A. G. Barto, R. S. Sutton and C. W. Anderson, Neuronlike adaptive
 * elements that can solve difficult learning control problems (1983); Gymnasium,
 * https://gymnasium.farama.org/environments/classic_control/cart_pole/
 */
export const cartPole: Dynamics = {
  id,
  observationSpace: {
    kind: "box",
    shape: [4],
    low: [-positionBound, -Infinity, -angleBound, -Infinity],
    high: [positionBound, Infinity, angleBound, Infinity],
  },
  actionSpace: { kind: "discrete", n: actions },
  maxEpisodeSteps: params.maxEpisodeSteps,
  timeStep: params.timeStep,
  randomScore: 22.39,
  threshold: 475,
  source:
    "https://gymnasium.farama.org/environments/classic_control/cart_pole/",
  license: "MIT",
  goldenSteps: 1500,
  variables: 4,

  reset(state, random) {
    for (let i = 0; i < 4; i++) {
      state[i] = params.startRange * (2 * random.uniform() - 1);
    }
  },

  step(state, action, result) {
    const push = checkDiscreteAction(id, actions, action);
    const force = push === 1 ? params.force : -params.force;
    const x = state[0];
    const xDot = state[1];
    const theta = state[2];
    const thetaDot = state[3];
    const cosTheta = cos(theta);
    const sinTheta = sin(theta);

    const u = (force + poleMassLength * (thetaDot * thetaDot) * sinTheta) /
      totalMass;
    const thetaAcceleration = (params.gravity * sinTheta - cosTheta * u) /
      (params.halfPoleLength *
        (4 / 3 - params.poleMass * (cosTheta * cosTheta) / totalMass));
    const xAcceleration = u -
      poleMassLength * thetaAcceleration * cosTheta / totalMass;

    // Explicit Euler: position and angle move with the old speeds.
    const newX = x + params.timeStep * xDot;
    const newTheta = theta + params.timeStep * thetaDot;
    state[0] = newX;
    state[1] = xDot + params.timeStep * xAcceleration;
    state[2] = newTheta;
    state[3] = thetaDot + params.timeStep * thetaAcceleration;

    result.reward = 1;
    result.terminated = Math.abs(newX) > params.positionLimit ||
      Math.abs(newTheta) > params.angleLimit;
  },

  observe(state, out, offset) {
    for (let i = 0; i < 4; i++) out[offset + i] = Math.fround(state[i]);
  },
};
