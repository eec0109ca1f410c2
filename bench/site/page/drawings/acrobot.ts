import { acrobotParams } from "../../../../envs/acrobot.ts";
import { cos, sin } from "../../../../numerics/elementary.ts";
import { firstOf, type Scene, signed } from "./scene.ts";
import type { Point } from "./pen.ts";

const { length1, goalHeight } = acrobotParams;
/** The second link is as long as the first. */
const length2 = length1;

/**
 * Where the links are joined, and where the second one ends, in m from the
 * first joint.
 *
 * @param state First angle (0 hanging down), second angle (0 straight on), and
 * their speeds.
 * @returns Both points.
 *
 * @example The first link to the right, the second one up
 * ```ts
 * import { acrobotPoints } from "./acrobot.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const { elbow, tip } = acrobotPoints([Math.PI / 2, Math.PI / 2, 0, 0]);
 * assertAlmostEquals(elbow[0], 1);
 * assertAlmostEquals(elbow[1], 0, 1e-12);
 * assertAlmostEquals(tip[0], 1);
 * assertAlmostEquals(tip[1], 1);
 * ```
 */
export function acrobotPoints(
  state: ArrayLike<number>,
): { readonly elbow: Point; readonly tip: Point } {
  const [first, second] = [state[0], state[0] + state[1]];
  const elbow: Point = [length1 * sin(first), -length1 * cos(first)];
  return {
    elbow,
    tip: [elbow[0] + length2 * sin(second), elbow[1] - length2 * cos(second)],
  };
}

/** Acrobot-v1: two links, the line to be reached, and the torque between the links. */
export const acrobotScene: Scene = {
  description:
    "Two links that hang from a joint; their tip is to swing above a line",
  frame: { center: [0, 0], height: 4.7 },
  angles: [0, 1],

  draw(pen, state, action) {
    pen.line([[-3.6, goalHeight], [3.6, goalHeight]], "goal", 0.03);
    pen.line([[-0.35, 0], [0.35, 0]], "line", 0.06);
    const { elbow, tip } = acrobotPoints(state);
    pen.line([[0, 0], elbow], "body", 0.2);
    pen.line([elbow, tip], "limb", 0.2);
    pen.disc([0, 0], 0.07, "joint");
    pen.disc(elbow, 0.07, "joint");
    if (action === null) return;
    const torque = firstOf(action) - 1;
    const start = state[0] + state[1] - Math.PI / 2;
    pen.turn(elbow, 0.34, start, torque * 1.6, 0.06);
  },

  describeAction: (action) => `torque ${signed(firstOf(action) - 1, 0)} N·m`,
};
