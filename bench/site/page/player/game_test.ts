import { assertAlmostEquals, assertEquals, assertNotEquals } from "@std/assert";
import { makeEnvironment } from "../../../../envs/mod.ts";
import { playPolicy } from "../../../onnx/play.ts";
import { openSession } from "../../../onnx/session.ts";
import { betweenStates, createGame, type Player } from "./game.ts";

const environment = () => makeEnvironment("CartPole-v1");

/** Always pushes to the right, and expects nothing. */
const pusher: Player = {
  decide: () => Promise.resolve({ action: 1, value: null }),
};

for (const id of ["CartPole-v1", "Pendulum-v1"]) {
  Deno.test(`a game of ${id} has the returns of playPolicy(), to the bit`, async () => {
    const file = new URL(
      `../../../../results/classic/${id}/ppo/seed-1.onnx`,
      import.meta.url,
    );
    const bytes = Deno.readFileSync(file);
    const session = await openSession(bytes);
    const player: Player = {
      async decide(observation) {
        const { actions, values } = await session.run(observation, 1);
        const action = id === "CartPole-v1" ? actions[0] : actions;
        return { action, value: values?.[0] ?? null };
      },
    };
    const game = createGame(await makeEnvironment(id), 5);
    while (game.state.returns.length < 3) await game.step(player);
    await session.close();
    const played = await playPolicy(bytes, {
      seed: 5,
      episodes: 3,
      makeEnvironment,
    });
    assertEquals(game.state.returns, played.returns);
  });
}

Deno.test("a game counts steps and rewards, and shows what was done", async () => {
  const game = createGame(await environment(), 1);
  assertEquals(game.state.action, null);
  await game.step(pusher);
  await game.step(pusher);
  const { steps, total, action, value, ended, before, now } = game.state;
  assertEquals({ steps, total, action, value, ended }, {
    steps: 2,
    total: 2,
    action: 1,
    value: null,
    ended: false,
  });
  // Explicit Euler: the position moved by the old speed.
  assertEquals(now[0], before[0] + 0.02 * before[1]);
});

Deno.test("a step after the end begins the next episode, from another start", async () => {
  const game = createGame(await environment(), 1);
  const start = [...game.state.now];
  while (!game.state.ended) await game.step(pusher);
  const { total } = game.state;
  game.rest();
  assertEquals(game.state.rested, 1);
  await game.step(pusher);
  assertEquals(game.state.episode, 1);
  assertEquals(game.state.steps, 0);
  assertEquals(game.state.rested, 0);
  assertEquals(game.state.returns, [total]);
  assertNotEquals([...game.state.now], start);
  assertEquals(game.state.before, game.state.now);
});

Deno.test("reset goes back to the first start of a seed", async () => {
  const game = createGame(await environment(), 1);
  const start = [...game.state.now];
  while (!game.state.ended) await game.step(pusher);
  game.reset(2);
  const other = [...game.state.now];
  game.reset(1);
  assertEquals([...game.state.now], start);
  assertEquals(game.state.returns, []);
  assertNotEquals(other, start);
});

Deno.test("betweenStates() begins before the step and ends after it", () => {
  const states = { before: [1, 2], now: [3, 5] };
  const out = new Float64Array(2);
  betweenStates(states, 0, [], out);
  assertEquals([...out], [1, 2]);
  betweenStates(states, 1, [], out);
  assertEquals([...out], [3, 5]);
});

Deno.test("betweenStates() never turns an angle by more than half a turn", () => {
  const out = new Float64Array(1);
  for (const [before, now] of [[3.1, -3.1], [-3.1, 3.1], [0, 9]]) {
    betweenStates({ before: [before], now: [now] }, 0.5, [0], out);
    const turned = 2 * (out[0] - before);
    assertEquals(Math.abs(turned) <= Math.PI, true);
    const rest = (turned - (now - before)) / (2 * Math.PI);
    assertAlmostEquals(rest, Math.round(rest), 1e-12);
  }
});
