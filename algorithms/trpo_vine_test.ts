import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { makeEnvironment, vectorize } from "../envs/mod.ts";
import { makeEngine } from "../networks/mod.ts";
import { deriveRandom } from "../numerics/mod.ts";
import { makeParts } from "./_make_parts.ts";
import { gae } from "./estimate/gae.ts";
import { chooseRolloutSet } from "./collect/choose_rollout_set.ts";
import { trpoVine } from "./trpo_vine.ts";
import type { TrpoVineState } from "./trpo_vine.ts";

const engine = await makeEngine("wasm");

async function create(id: string, options: Record<string, unknown>) {
  const resolved = trpoVine.resolve({
    environments: 2,
    stepsPerEnvironment: 40,
    rolloutSet: 25,
    rolloutLength: 20,
    network: { hiddenSizes: [8] },
    ...options,
  });
  const environments = await Promise.all(
    Array.from(
      { length: trpoVine.environmentCount(resolved) },
      () => makeEnvironment(id),
    ),
  );
  let counted = 0;
  for (const environment of environments) {
    const { step } = environment;
    environment.step = (...args) => {
      counted++;
      return step(...args);
    };
  }
  const parts = makeParts(engine, environments, vectorize);
  const state = trpoVine.create(resolved, parts) as TrpoVineState;
  return { state, counted: () => counted };
}

Deno.test("every simulated step is counted, those of the rollouts too", async () => {
  const { state, counted } = await create("CartPole-v1", {});
  for (let i = 0; i < 3; i++) {
    assertEquals(trpoVine.iterate(state).steps, counted());
  }
  assert(counted() > 3 * 80);
});

Deno.test("an accepted step improves within δ and moves θ; the rest restore it", async () => {
  const { state } = await create("CartPole-v1", { delta: 0.003 });
  for (let i = 0; i < 4; i++) {
    const before = state.theta.slice();
    const { metrics } = trpoVine.iterate(state);
    if (metrics.lineSearchTry < 0) {
      assertEquals(state.theta, before);
      assertEquals([metrics.kl, metrics.improvement], [0, 0]);
    } else {
      assert(metrics.kl > 0 && metrics.kl <= 0.003);
      assert(metrics.improvement > 0);
    }
  }
});

Deno.test("the rollout set is N different states of the trunk, with their snapshots", async () => {
  const { state } = await create("CartPole-v1", {});
  trpoVine.iterate(state);
  const rows = [...state.order.slice(0, 25)];
  assertEquals(new Set(rows).size, 25);
  // CartPole's snapshot begins with the state that it shows, in float64.
  const { stateSize } = state.branches.lanes.environments[0];
  rows.forEach((row, n) => {
    for (let k = 0; k < 4; k++) {
      const shown = state.trunk.observations[4 * row + k];
      assertEquals(state.batch.observations[4 * n + k], shown);
      assertEquals(Math.fround(state.snapshots[n * stateSize + k]), shown);
    }
  });
});

Deno.test("a rollout set as large as the trunk is the whole trunk", async () => {
  const { state } = await create("CartPole-v1", { rolloutSet: 1000 });
  trpoVine.iterate(state);
  assertEquals(state.batch.states, 80);
  assertEquals([...state.order].toSorted((a, b) => a - b), [
    ...Array(80).keys(),
  ]);
});

Deno.test("continuous actions are branched by either proposal", async () => {
  for (const proposal of ["policy", "uniform"]) {
    const { state, counted } = await create("Pendulum-v1", {
      actions: { kind: "sampled", count: 3, proposal },
      value: {},
    });
    const { metrics, steps } = trpoVine.iterate(state);
    // Pendulum never terminates: each rollout is cut.
    assertEquals(metrics.cutRollouts, 75);
    assertEquals(steps, 80 + 75 * 20);
    assertEquals(steps, counted());
    assert(metrics.gradientNorm > 0);
  }
});

Deno.test("the trunk's value is fitted to the trunk's advantages plus itself", async () => {
  const { state } = await create("CartPole-v1", {
    value: { lambda: 0.5, epochs: 100, learningRate: 0.03 },
  });
  trpoVine.iterate(state);
  const { trunk, trunkValue } = state;
  assert(trunkValue !== null);
  const { value, values, nextValues, returns } = trunkValue;
  const advantages = new Float64Array(trunk.rows);
  const { rewards, terminated, truncated, environments: { count } } = trunk;
  gae(
    { count, rewards, values, nextValues, terminated, truncated },
    { gamma: 0.99, lambda: 0.5 },
    advantages,
  );
  advantages.forEach((a, i) => assertEquals(returns[i], a + values[i]));
  const after = engine.vector(values.length);
  value.network.forward(value.phi, trunk.observations, trunk.rows, after);
  const error = (of: typeof values) =>
    returns.reduce((sum, target, i) => sum + (of[i] - target) ** 2, 0);
  assert(error(after) < 0.5 * error(values));
});

Deno.test("chooseRolloutSet() draws every ordered pair of four rows alike", async () => {
  const { state } = await create("CartPole-v1", {
    environments: 1,
    stepsPerEnvironment: 4,
    rolloutSet: 2,
  });
  trpoVine.iterate(state);
  const { trunk, batch, snapshots, order } = state;
  const set = { ...batch, snapshots, order };
  const random = deriveRandom(1, "pairs");
  const counts = new Map<string, number>();
  const draws = 6000;
  for (let i = 0; i < draws; i++) {
    chooseRolloutSet(trunk, set, random);
    const pair = `${order[0]} ${order[1]}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  assertEquals(counts.size, 12);
  // Four standard errors.
  const error = 4 * Math.sqrt(draws / 12 * 11 / 12);
  for (const count of counts.values()) {
    assertAlmostEquals(count, draws / 12, error);
  }
});
