import { pendulumParams } from "../../../../envs/pendulum.ts";
import { cos, sin } from "../../../../numerics/elementary.ts";
import { firstOf, type Scene, signed } from "./scene.ts";
import type { Point } from "./pen.ts";

const { length, maxTorque } = pendulumParams;

/** The least share of the torque's bound that has an arrow. */
const leastShown = 0.03;

/**
 * Where the pendulum ends, in m from its joint.
 *
 * @param state Angle (0 upright, to the left above 0) and angular velocity.
 * @returns The point.
 *
 * @example A quarter turn to the left
 * ```ts
 * import { pendulumTip } from "./pendulum.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const [x, y] = pendulumTip([Math.PI / 2, 0]);
 * assertAlmostEquals(x, -1);
 * assertAlmostEquals(y, 0, 1e-12);
 * ```
 */
export function pendulumTip(state: ArrayLike<number>): Point {
  return [-length * sin(state[0]), length * cos(state[0])];
}

/** Pendulum-v1: the pendulum, where it is to stand, and the torque at its joint. */
export const pendulumScene: Scene = {
  description: "A pendulum that is to swing up and stand upright",
  frame: { center: [0, 0], height: 2.6 },
  angles: [0],

  draw(pen, state, action) {
    pen.line([[0, 1.14], [0, 1.22]], "goal", 0.025);
    pen.line([[0, 0], pendulumTip(state)], "limb", 0.17);
    pen.disc([0, 0], 0.05, "joint");
    if (action === null) return;
    const torque = Math.min(Math.max(firstOf(action) / maxTorque, -1), 1);
    if (Math.abs(torque) < leastShown) return;
    // Across from the rod, so that neither hides the other.
    const across = state[0] - Math.PI / 2;
    pen.turn([0, 0], 0.28, across - torque * 1.3, torque * 2.6, 0.035);
  },

  describeAction: (action) => `torque ${signed(firstOf(action), 2)} N·m`,
};
