import type { Action } from "../../../../envs/environment.ts";
import { mountainCarParams } from "../../../../envs/mountain_car.ts";
import { mountainCarContinuousParams } from "../../../../envs/mountain_car_continuous.ts";
import { cos, sin } from "../../../../numerics/elementary.ts";
import { firstOf, type Scene, signed } from "./scene.ts";
import type { Point } from "./pen.ts";

const { minPosition, maxPosition } = mountainCarParams;
const [left, right, bottom] = [-1.4, 0.8, -0.3];
const wheelRadius = 0.04;

/**
 * The track at a position: y = 0.45 sin 3x + 0.55, whose slope is what the
 * dynamics call gravity's.
 *
 * @param x The position.
 * @returns Height there, and the direction of the track as a unit vector.
 *
 * @example The valley's bottom is level
 * ```ts
 * import { trackAt } from "./mountain_car.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const { height, direction } = trackAt(-Math.PI / 6);
 * assertAlmostEquals(height, 0.1);
 * assertAlmostEquals(direction[1], 0, 1e-12);
 * ```
 */
export function trackAt(
  x: number,
): { readonly height: number; readonly direction: Point } {
  const slope = 1.35 * cos(3 * x);
  const length = Math.sqrt(1 + slope * slope);
  return {
    height: 0.45 * sin(3 * x) + 0.55,
    direction: [1 / length, slope / length],
  };
}

const track: readonly Point[] = Array.from({ length: 89 }, (_, i) => {
  const x = left + i * (right - left) / 88;
  return [x, trackAt(x).height];
});

function mountainCarScene(
  goal: number,
  push: (action: Action) => number,
  describeAction: (action: Action) => string,
): Scene {
  return {
    description: "A car in a valley that is to reach the flag on the hill",
    frame: { center: [(minPosition + maxPosition) / 2, 0.6], height: 1.3 },
    angles: [],

    draw(pen, state, action) {
      pen.fill([...track, [right, bottom], [left, bottom]], "ground");
      pen.line(track, "line", 0.012);
      const foot = trackAt(goal).height;
      pen.line([[goal, foot], [goal, foot + 0.2]], "line", 0.012);
      pen.fill(
        [[goal, foot + 0.2], [goal + 0.1, foot + 0.16], [goal, foot + 0.12]],
        "goal",
      );
      const { height, direction: [dx, dy] } = trackAt(state[0]);
      /** A point of the car: along the track, and away from it. */
      const at = (along: number, away: number): Point => [
        state[0] + along * dx - away * dy,
        height + along * dy + away * dx,
      ];
      const corners = [
        at(-0.11, 0.06),
        at(0.11, 0.06),
        at(0.11, 0.1),
        at(0.065, 0.105),
        at(0.035, 0.155),
        at(-0.065, 0.155),
        at(-0.11, 0.11),
      ];
      pen.fill(corners, "body");
      pen.line([...corners, corners[0]], "body", 0.02);
      for (const wheel of [-0.068, 0.068]) {
        pen.disc(at(wheel, wheelRadius), wheelRadius, "line");
        pen.disc(at(wheel, wheelRadius), wheelRadius / 2, "joint");
      }
      const force = action === null ? 0 : push(action);
      const start = Math.sign(force) * 0.04;
      pen.arrow(at(start, 0.24), at(start + force * 0.12, 0.24), 0.016);
    },

    describeAction,
  };
}

/** MountainCar-v0: the valley, the flag, the car, and its push. */
export const discreteCarScene: Scene = mountainCarScene(
  mountainCarParams.goalPosition,
  (action) => firstOf(action) - 1,
  (action) => ["← push", "no push", "push →"][firstOf(action)],
);

/** MountainCarContinuous-v0: the same with a push of any strength. */
export const continuousCarScene: Scene = mountainCarScene(
  mountainCarContinuousParams.goalPosition,
  (action) => Math.min(Math.max(firstOf(action), -1), 1),
  (action) => `force ${signed(firstOf(action), 2)}`,
);
