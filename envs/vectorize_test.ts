import { assert, assertEquals, assertThrows } from "@std/assert";
import { deriveRandom, type Random } from "../numerics/mod.ts";
import type { Environment } from "./environment.ts";
import { environments } from "./environments.ts";
import { makeEnvironment } from "./make_environment.ts";
import type { VectorEnvironment } from "./vector_environment.ts";
import { vectorize } from "./vectorize.ts";

for (const id of environments.keys()) {
  for (const kind of [Float32Array, Float64Array]) {
    Deno.test(`vectorize() of ${id} equals single copies, ${kind.name} actions`, async () => {
      const count = 3;
      const vector = vectorize(await makeCopies(id, count), makeStreams(count));
      vector.reset();
      const { observationSize, actionSize } = vector;
      const singles = await makeCopies(id, count);
      const streams = makeStreams(count);
      const observation = new Float32Array(observationSize);
      const returns = new Float64Array(count);
      const lengths = new Float64Array(count);
      const actions = new kind(count * actionSize);
      const draw = deriveRandom(1, "actions");
      let episodes = 0;
      for (let i = 0; i < count; i++) singles[i].reset(streams[i]);

      for (let t = 0; t < 1100; t++) {
        drawActions(vector, actions, draw);
        vector.step(actions);
        for (let i = 0; i < count; i++) {
          const row = [i * observationSize, (i + 1) * observationSize] as const;
          const result = singles[i].step(
            vector.actionSpace.kind === "discrete"
              ? actions[i]
              : actions.slice(i * actionSize, (i + 1) * actionSize),
            streams[i],
          );
          returns[i] += result.reward;
          lengths[i] += 1;
          assertEquals(vector.rewards[i], result.reward);
          assertEquals(vector.terminated[i], Number(result.terminated));
          assertEquals(vector.truncated[i], Number(result.truncated));
          assertEquals(vector.episodeReturns[i], returns[i]);
          assertEquals(vector.episodeLengths[i], lengths[i]);
          if (result.terminated || result.truncated) {
            episodes++;
            singles[i].observe(observation, 0);
            assertEquals(vector.finalObservations.slice(...row), observation);
            singles[i].reset(streams[i]);
            returns[i] = lengths[i] = 0;
          }
          singles[i].observe(observation, 0);
          assertEquals(vector.observations.slice(...row), observation);
        }
      }
      assert(episodes >= count, "every copy ended an episode");
    });
  }

  Deno.test(`vectorize() of ${id} goes on to the bit from a snapshot`, async () => {
    const streams = makeStreams(3);
    const vector = vectorize(await makeCopies(id, 3), streams);
    const actions = new Float32Array(3 * vector.actionSize);
    const draw = deriveRandom(1, "actions");
    const run = (copies: VectorEnvironment, steps: number) => {
      for (let t = 0; t < steps; t++) {
        drawActions(copies, actions, draw);
        copies.step(actions);
      }
    };
    vector.reset();
    // Up to a step that ended an episode, so that its counters restart next.
    run(vector, 1);
    while (!vector.terminated[1] && !vector.truncated[1]) run(vector, 1);

    const snapshot = new Float64Array(vector.stateSize);
    vector.snapshot(snapshot);
    const randoms = streams.map((stream) => stream.state.slice());
    const actionState = draw.state.slice();
    const middle = contents(vector);
    run(vector, 250);
    const end = contents(vector);

    const otherStreams = makeStreams(3);
    const other = vectorize(await makeCopies(id, 3), otherStreams);
    for (
      const [copies, own] of [[vector, streams], [other, otherStreams]] as const
    ) {
      copies.restore(snapshot);
      own.forEach((stream, i) => stream.state.set(randoms[i]));
      draw.state.set(actionState);
      assertEquals(contents(copies), middle);
      run(copies, 250);
      assertEquals(contents(copies), end);
    }
  });
}

Deno.test("reset() of copies in the middle of episodes starts all counters again", async () => {
  const vector = vectorize(await makeCopies("CartPole-v1", 2), makeStreams(2));
  vector.reset();
  for (let t = 0; t < 40; t++) vector.step(Float32Array.of(0, 1));
  vector.reset();
  assertEquals([...vector.episodeLengths, ...vector.episodeReturns], [
    0,
    0,
    0,
    0,
  ]);
  vector.step(Float32Array.of(0, 1));
  assertEquals([...vector.episodeLengths], [1, 1]);
});

Deno.test("vectorize() refuses no copies, different ids, and too few streams", async () => {
  const cartPole = await makeEnvironment("CartPole-v1");
  const pendulum = await makeEnvironment("Pendulum-v1");
  assertThrows(() => vectorize([], []), RangeError, "value is []");
  assertThrows(
    () => vectorize([cartPole, pendulum], makeStreams(2)),
    RangeError,
    "value is [CartPole-v1,Pendulum-v1]",
  );
  assertThrows(
    () => vectorize([cartPole], []),
    RangeError,
    "current number is 0",
  );
});

Deno.test("a vector environment refuses arrays of a wrong size and impossible actions", async () => {
  const vector = vectorize(await makeCopies("CartPole-v1", 2), makeStreams(2));
  vector.reset();
  assertThrows(() => vector.step(Float32Array.of(0)), RangeError, "2 numbers");
  assertThrows(
    () => vector.step(Float32Array.of(0, 2)),
    RangeError,
    "value is 2",
  );
  const { stateSize } = vector;
  const small = new Float64Array(stateSize - 1);
  assertThrows(
    () => vector.snapshot(small),
    RangeError,
    `${stateSize} numbers`,
  );
  assertThrows(() => vector.restore(small), RangeError, `${stateSize} numbers`);
});

function makeCopies(id: string, count: number): Promise<Environment[]> {
  return Promise.all(Array.from({ length: count }, () => makeEnvironment(id)));
}

function makeStreams(count: number): Random[] {
  return Array.from(
    { length: count },
    (_, i) => deriveRandom(1, `environment ${i}`),
  );
}

function drawActions(
  { actionSpace }: VectorEnvironment,
  actions: Float32Array | Float64Array,
  random: Random,
): void {
  for (let i = 0; i < actions.length; i++) {
    actions[i] = actionSpace.kind === "discrete"
      ? random.integer(actionSpace.n)
      : 2 * random.normal();
  }
}

/** Everything that the record shows, and the copies' states. */
function contents(vector: VectorEnvironment): number[][] {
  return [
    vector.observations,
    vector.finalObservations,
    vector.rewards,
    vector.terminated,
    vector.truncated,
    vector.episodeReturns,
    vector.episodeLengths,
    ...vector.environments.map((environment) => {
      const state = new Float64Array(environment.stateSize);
      environment.snapshot(state);
      return state;
    }),
  ].map((array) => [...array]);
}
