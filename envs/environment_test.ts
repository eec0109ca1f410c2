import { assert, assertEquals, assertThrows } from "@std/assert";
import { deriveRandom, type Random } from "../numerics/mod.ts";
import type { Action, Environment, Space } from "./environment.ts";
import { environments } from "./environments.ts";
import { makeEnvironment } from "./make_environment.ts";

// The contract of environment.ts, held by every environment.
for (const id of environments.keys()) {
  Deno.test(`${id} observes float32 numbers inside its space`, async () => {
    const environment = await makeEnvironment(id);
    const { low, high, shape } = environment.observationSpace;
    assertEquals(low.length, shape.reduce((size, n) => size * n, 1));
    const observation = new Float64Array(low.length);
    play(environment, 1, 2000, () => {
      environment.observe(observation, 0);
      for (const [i, x] of observation.entries()) {
        assert(x >= low[i] && x <= high[i], `element ${i}: ${x}`);
        assertEquals(x, Math.fround(x));
      }
    });
  });

  Deno.test(`${id} observes the same into either kind of array, at an offset, and writes no further`, async () => {
    const environment = await makeEnvironment(id);
    environment.reset(deriveRandom(1, "environment"));
    const size = environment.observationSpace.low.length;
    const single = new Float32Array(size + 3).fill(7);
    const double = new Float64Array(size + 3).fill(7);
    environment.observe(single, 2);
    environment.observe(double, 2);
    assertEquals([...single], [...double]);
    assertEquals([single[0], single[1], single[size + 2]], [7, 7, 7]);
    assertThrows(() => environment.observe(single, 4), RangeError, id);
  });

  Deno.test(`${id} repeats itself to the bit for the same seed`, async () => {
    const first = transcript(await makeEnvironment(id), 1);
    assertEquals(transcript(await makeEnvironment(id), 1), first);
    assert(transcript(await makeEnvironment(id), 2)[0] !== first[0]);
  });

  Deno.test(`${id} goes on to the bit from a snapshot taken in the middle of an episode`, async () => {
    const environment = await makeEnvironment(id);
    const random = deriveRandom(1, "environment");
    environment.reset(random);
    const actions = drawActions(environment.actionSpace, 12);
    for (const action of actions) environment.step(action, random);

    const { stateSize } = environment;
    const middle = new Float64Array(stateSize + 2).fill(7);
    environment.snapshot(middle, 1);
    assertEquals([middle[0], middle[stateSize + 1]], [7, 7]);
    assertEquals(middle[stateSize], 12, "the counter comes last");

    const goOn = (copy: Environment) =>
      actions.map((action) => ({ ...copy.step(action, random) }));
    const expected = goOn(environment);
    const end = snapshotOf(environment);
    environment.reset(random);
    environment.restore(middle, 1);
    assertEquals(goOn(environment), expected);
    assertEquals(snapshotOf(environment), end);

    const fresh = await makeEnvironment(id);
    fresh.restore(middle, 1);
    assertEquals(goOn(fresh), expected);
    assertEquals(snapshotOf(fresh), end);
    assertThrows(() => fresh.restore(middle, 3), RangeError, id);
    assertThrows(() => fresh.snapshot(middle, 3), RangeError, id);
  });

  Deno.test(`${id} truncates at its time limit, counted from the reset`, async () => {
    const environment = await makeEnvironment(id);
    const random = deriveRandom(1, "environment");
    const [action] = drawActions(environment.actionSpace, 1);
    environment.reset(random);
    const state = snapshotOf(environment);
    state[state.length - 1] = environment.maxEpisodeSteps - 2;
    environment.restore(state);
    assertEquals(environment.step(action, random).truncated, false);
    assertEquals(environment.step(action, random).truncated, true);
    environment.reset(random);
    assertEquals(environment.step(action, random).truncated, false);
    assertEquals(snapshotOf(environment).at(-1), 1);
  });

  Deno.test(`${id} steps on after the end of an episode, and says so again`, async () => {
    const environment = await makeEnvironment(id);
    const random = deriveRandom(1, "environment");
    environment.reset(random);
    const state = snapshotOf(environment);
    state[state.length - 1] = environment.maxEpisodeSteps;
    environment.restore(state);
    const [action] = drawActions(environment.actionSpace, 1);
    assertEquals(environment.step(action, random).truncated, true);
    const { length } = state;
    assertEquals(snapshotOf(environment)[length - 1], state[length - 1] + 1);
  });

  Deno.test(`${id} refuses impossible actions and stays as it was`, async () => {
    const environment = await makeEnvironment(id);
    const random = deriveRandom(1, "environment");
    environment.reset(random);
    const before = snapshotOf(environment);
    for (const [action, words] of impossibleActions(environment.actionSpace)) {
      const error = assertThrows(
        () => environment.step(action, random),
        RangeError,
        words,
      );
      assert(error.message.startsWith(`Cannot step ${id} as the action must`));
      assert(!error.message.includes("\n"));
    }
    assertEquals(snapshotOf(environment), before);
  });

  Deno.test(`${id} can't be stepped before its first reset`, async () => {
    using environment = await makeEnvironment(id);
    const [action] = drawActions(environment.actionSpace, 1);
    assertThrows(
      () => environment.step(action, deriveRandom(1, "environment")),
      RangeError,
      `Cannot step ${id} as it was never reset`,
    );
  });

  Deno.test(`${id} reuses one record for the results of its steps`, async () => {
    const environment = await makeEnvironment(id);
    const random = deriveRandom(1, "environment");
    environment.reset(random);
    const [action] = drawActions(environment.actionSpace, 1);
    const result = environment.step(action, random);
    assert(environment.step(action, random) === result);
  });
}

/** Plays random actions with automatic resets; `look` sees every state, also the last of an episode. */
function play(
  environment: Environment,
  seed: number,
  steps: number,
  look: () => void,
): void {
  const random = deriveRandom(seed, "environment");
  environment.reset(random);
  look();
  for (const action of drawActions(environment.actionSpace, steps)) {
    const { terminated, truncated } = environment.step(action, random);
    look();
    if (terminated || truncated) environment.reset(random);
  }
}

/** Every state of 300 steps, as text that keeps each bit. */
function transcript(environment: Environment, seed: number): string[] {
  const states: string[] = [];
  play(environment, seed, 300, () => {
    states.push(snapshotOf(environment).join());
  });
  return states;
}

function snapshotOf(environment: Environment): Float64Array {
  const snapshot = new Float64Array(environment.stateSize);
  environment.snapshot(snapshot);
  return snapshot;
}

function drawActions(space: Space, count: number): Action[] {
  const random: Random = deriveRandom(1, "actions");
  return Array.from(
    { length: count },
    () =>
      space.kind === "discrete"
        ? random.integer(space.n)
        : Float32Array.from(space.high, (high) => 1.5 * high * random.normal()),
  );
}

function impossibleActions(space: Space): [Action, string][] {
  if (space.kind === "discrete") {
    return [
      [-1, "value is -1"],
      [space.n, `value is ${space.n}`],
      [0.5, "value is 0.5"],
      [NaN, "value is NaN"],
      [[0], "value is [0]"],
    ];
  }
  const zeros = space.low.map(() => 0);
  return [
    [0, "value is 0"],
    [[], "value is []"],
    [[...zeros, 0], `value is [${[...zeros, 0]}]`],
    [zeros.with(0, NaN), "finite"],
    [zeros.with(0, -Infinity), "finite"],
    [Float32Array.from(zeros.with(0, Infinity)), "finite"],
  ];
}
