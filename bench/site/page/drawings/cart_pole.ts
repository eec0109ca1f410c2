import { cartPoleParams } from "../../../../envs/cart_pole.ts";
import { cos, sin } from "../../../../numerics/elementary.ts";
import { firstOf, type Scene } from "./scene.ts";
import type { Point } from "./pen.ts";

const { positionLimit, halfPoleLength } = cartPoleParams;
const cartWidth = 0.62;
const cartBottom = 0.1;
const cartTop = 0.42;

/**
 * Where the pole is joined to the cart, and where it ends, in m.
 *
 * @param state Position, velocity, angle (0 upright, to the right above 0),
 * angular velocity.
 * @returns Both points.
 *
 * @example A pole that lies to the right
 * ```ts
 * import { poleEnds } from "./cart_pole.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const { joint, tip } = poleEnds([1, 0, Math.PI / 2, 0]);
 * assertAlmostEquals(tip[0] - joint[0], 1);
 * assertAlmostEquals(tip[1] - joint[1], 0, 1e-12);
 * ```
 */
export function poleEnds(
  state: ArrayLike<number>,
): { readonly joint: Point; readonly tip: Point } {
  const length = 2 * halfPoleLength;
  const joint: Point = [state[0], cartTop - 0.06];
  return {
    joint,
    tip: [joint[0] + length * sin(state[2]), joint[1] + length * cos(state[2])],
  };
}

/** CartPole-v1: the track between its limits, the cart, the pole, and the push. */
export const cartPoleScene: Scene = {
  description: "A pole on a cart that is pushed to the left and to the right",
  frame: { center: [0, 0.72], height: 3.6 },
  angles: [2],

  draw(pen, state, action) {
    const end = positionLimit + cartWidth / 2;
    pen.line([[-end, 0], [end, 0]], "line", 0.03);
    for (const x of [-positionLimit, positionLimit]) {
      pen.line([[x, -0.1], [x, 0.1]], "line", 0.03);
    }
    const [x, half] = [state[0], cartWidth / 2];
    for (const wheel of [-0.18, 0.18]) {
      pen.disc([x + wheel, 0.085], 0.085, "line");
    }
    const corners: Point[] = [
      [x - half, cartBottom],
      [x + half, cartBottom],
      [x + half, cartTop],
      [x - half, cartTop],
    ];
    pen.fill(corners, "body");
    pen.line([...corners, corners[0]], "body", 0.06);
    const { joint, tip } = poleEnds(state);
    pen.line([joint, tip], "limb", 0.11);
    pen.disc(joint, 0.045, "joint");
    if (action === null) return;
    const side = firstOf(action) === 1 ? 1 : -1;
    const y = (cartBottom + cartTop) / 2;
    const from = x + side * (half + 0.14);
    pen.arrow([from, y], [from + side * 0.26, y], 0.06);
  },

  describeAction: (action) => firstOf(action) === 1 ? "push →" : "← push",
};
