import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import type { Action } from "../../../../envs/environment.ts";
import { environments, makeEnvironment } from "../../../../envs/mod.ts";
import { cos } from "../../../../numerics/elementary.ts";
import { deriveRandom } from "../../../../numerics/mod.ts";
import { acrobotPoints } from "./acrobot.ts";
import { poleEnds } from "./cart_pole.ts";
import { scenes } from "./mod.ts";
import { trackAt } from "./mountain_car.ts";
import { pendulumTip } from "./pendulum.ts";
import type { Pen } from "./pen.ts";
import type { Scene } from "./scene.ts";
import type { Point } from "./pen.ts";

/** What a scene draws in a state: points of shapes, and how often the action shows. */
function draw(scene: Scene, state: ArrayLike<number>, action: Action | null) {
  const points: Point[] = [];
  let actions = 0;
  const pen: Pen = {
    line: (line) => points.push(...line),
    fill: (shape) => points.push(...shape),
    disc: (center) => points.push(center),
    arrow(from, to) {
      if (from[0] !== to[0] || from[1] !== to[1]) actions++;
      points.push(from, to);
    },
    turn(center, _radius, _start, sweep) {
      if (sweep !== 0) actions++;
      points.push(center);
    },
  };
  scene.draw(pen, state, action);
  return { points, actions };
}

Deno.test("every environment has a scene", () => {
  assertEquals([...scenes.keys()].sort(), [...environments.keys()].sort());
});

for (const [id, scene] of scenes) {
  Deno.test(`${id} is drawn within its frame all along an episode`, async () => {
    using environment = await makeEnvironment(id);
    const random = deriveRandom(1, "scene");
    const state = new Float64Array(environment.stateSize);
    const { actionSpace } = environment;
    const { center, height } = scene.frame;
    environment.reset(random);
    for (let ended = false; !ended;) {
      const action: Action = actionSpace.kind === "discrete"
        ? random.integer(actionSpace.n)
        : [2 * random.uniform() - 1];
      const step = environment.step(action, random);
      ended = step.terminated || step.truncated;
      environment.snapshot(state);
      const { points } = draw(scene, state, action);
      for (const [x, y] of points) {
        assert(Number.isFinite(x) && Number.isFinite(y));
        assert(Math.abs(y - center[1]) <= height * 0.75, `y is ${y}`);
        assert(Math.abs(x - center[0]) <= height * 0.9, `x is ${x}`);
      }
    }
  });
}

Deno.test("an action shows where it pushes, and none where it does nothing", () => {
  const state = [0, 0, 0, 0, 0];
  const counts = (id: string, actions: (Action | null)[]) =>
    actions.map((action) => draw(scenes.get(id)!, state, action).actions);
  assertEquals(counts("CartPole-v1", [null, 0, 1]), [0, 1, 1]);
  assertEquals(counts("Acrobot-v1", [null, 0, 1, 2]), [0, 1, 0, 1]);
  assertEquals(counts("MountainCar-v0", [null, 0, 1, 2]), [0, 1, 0, 1]);
  assertEquals(
    counts("MountainCarContinuous-v0", [null, [-0.5], [0], [3]]),
    [0, 1, 0, 1],
  );
  assertEquals(counts("Pendulum-v1", [null, [-2], [0], [0.5]]), [0, 1, 0, 1]);
});

Deno.test("actions are named", () => {
  const names = (id: string, actions: Action[]) =>
    actions.map((action) => scenes.get(id)!.describeAction(action));
  assertEquals(names("CartPole-v1", [0, 1]), ["← push", "push →"]);
  assertEquals(names("Acrobot-v1", [0, 1, 2]), [
    "torque −1 N·m",
    "torque 0 N·m",
    "torque +1 N·m",
  ]);
  assertEquals(names("MountainCar-v0", [0, 1, 2]), [
    "← push",
    "no push",
    "push →",
  ]);
  assertEquals(names("MountainCarContinuous-v0", [[0.254]]), ["force +0.25"]);
  assertEquals(names("Pendulum-v1", [[-1.5]]), ["torque −1.50 N·m"]);
});

Deno.test("the pole leans to the right above 0 and is 1 m long", () => {
  const { joint, tip } = poleEnds([0.5, 0, 0.2, 0]);
  assertEquals(joint[0], 0.5);
  assertAlmostEquals(tip[0] - joint[0], 0.19866933, 1e-8);
  assertAlmostEquals(tip[1] - joint[1], 0.98006658, 1e-8);
});

Deno.test("the acrobot's tip is as high as its environment's goal counts it", () => {
  for (const [first, second] of [[0, 0], [1, 0.5], [-2, 3], [3, 0.2]]) {
    const { tip } = acrobotPoints([first, second, 0, 0]);
    assertAlmostEquals(tip[1], -cos(first) - cos(first + second), 1e-12);
  }
});

Deno.test("the pendulum stands at 0 and hangs at π", () => {
  assertEquals(pendulumTip([0, 0])[1], 1);
  assertAlmostEquals(pendulumTip([Math.PI, 0])[1], -1, 1e-12);
});

Deno.test("the track's direction is the slope of its height", () => {
  for (const x of [-1.1, -0.5, 0.3]) {
    const { direction: [dx, dy] } = trackAt(x);
    const h = 1e-6;
    const slope = (trackAt(x + h).height - trackAt(x - h).height) / (2 * h);
    assertAlmostEquals(dy / dx, slope, 1e-6);
    assertAlmostEquals(dx * dx + dy * dy, 1, 1e-12);
  }
});
