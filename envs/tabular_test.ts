import { assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import { deriveRandom } from "../numerics/mod.ts";
import { tabularEnvironment } from "./tabular.ts";

const mdp = {
  transitions: [
    [[0.2, 0.5, 0.3], [0, 0, 1]],
    [[0, 1, 0], [0.5, 0.5, 0]],
    [[0, 0, 1], [0, 0, 1]],
  ],
  rewards: [[1, 2], [3, 4], [0, 0]],
  start: [0.25, 0.75, 0],
  terminal: [false, false, true],
};

Deno.test("tabularEnvironment() draws starts and successors with their probabilities", () => {
  const random = deriveRandom(1, "environment");
  const environment = tabularEnvironment(mdp, 10);
  const start = new Float64Array(3);
  const next = new Float64Array(3);
  const observation = new Float64Array(3);
  const episodes = 20_000;
  for (let i = 0; i < episodes; i++) {
    environment.reset(random);
    environment.observe(observation, 0);
    observation.forEach((seen, s) => start[s] += seen / episodes);
    environment.restore(Float64Array.of(0, 0));
    assertEquals(environment.step(0, random).reward, 1);
    environment.observe(observation, 0);
    observation.forEach((seen, s) => next[s] += seen / episodes);
  }
  // Five standard deviations of a share of 20,000 are at most 0.018.
  mdp.start.forEach((p, s) => assertAlmostEquals(start[s], p, 0.018));
  mdp.transitions[0][0].forEach((p, s) =>
    assertAlmostEquals(next[s], p, 0.018)
  );
});

Deno.test("tabularEnvironment() keeps terminated and truncated apart", () => {
  const random = deriveRandom(1, "environment");
  const environment = tabularEnvironment(mdp, 2);
  environment.restore(Float64Array.of(0, 0));
  const { terminated, truncated } = environment.step(1, random);
  assertEquals([terminated, truncated], [true, false]);
  environment.restore(Float64Array.of(1, 1));
  const last = environment.step(0, random);
  assertEquals([last.terminated, last.truncated], [false, true]);
});

Deno.test("tabularEnvironment() gives back a snapshot, its counter included", () => {
  const random = deriveRandom(1, "environment");
  const environment = tabularEnvironment(mdp, 3);
  environment.restore(Float64Array.of(1, 1));
  const saved = new Float64Array(2);
  environment.snapshot(saved);
  const first = environment.step(0, random).truncated;
  const second = environment.step(0, random).truncated;
  environment.restore(saved);
  assertEquals([first, second], [false, true]);
  assertEquals(environment.step(0, random).truncated, false);
});

Deno.test("tabularEnvironment() refuses an action outside the set", () => {
  const environment = tabularEnvironment(mdp, 3);
  assertThrows(
    () => environment.step(2, deriveRandom(1, "environment")),
    RangeError,
    "Cannot step Tabular-v0 as the action must be an integer from 0 to 1: current value is 2",
  );
});
