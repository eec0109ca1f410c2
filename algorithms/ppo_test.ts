import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { makeEnvironment, vectorize } from "../envs/mod.ts";
import { makeEngine } from "../networks/mod.ts";
import { shuffle } from "../numerics/mod.ts";
import { deriveRandom } from "../numerics/mod.ts";
import { makeParts } from "./_make_parts.ts";
import { ppo } from "./ppo.ts";
import type { PpoState } from "./ppo.ts";

const engine = await makeEngine("reference");
const SMALL = {
  environments: 2,
  stepsPerEnvironment: 32,
  minibatchSize: 20,
  epochs: 3,
  network: { hiddenSizes: [8] },
};

async function create(options: Record<string, unknown>): Promise<PpoState> {
  const resolved = ppo.resolve({ ...SMALL, ...options });
  const environments = await Promise.all(
    Array.from(
      { length: ppo.environmentCount(resolved) },
      () => makeEnvironment("CartPole-v1"),
    ),
  );
  const parts = makeParts(engine, environments, vectorize);
  return ppo.create(resolved, parts) as PpoState;
}

/** Records what changes in θ between gradient steps. */
function movesOf(state: PpoState): number {
  const before = state.learner.theta.slice();
  ppo.iterate(state);
  const { theta } = state.learner;
  return Math.max(...theta.map((value, i) => Math.abs(value - before[i])));
}

Deno.test("the minibatches of an epoch cover each row once", async () => {
  const state = await create({ epochs: 1 });
  // A rule that sees every gathered row: Adam steps are counted, rows recorded.
  const seen: number[] = [];
  const { observations } = state.minibatch;
  const { policy, rollout } = state.learner;
  const linearize = policy.linearize;
  Object.assign(policy, {
    linearize(...args: Parameters<typeof linearize>) {
      for (let i = 0; i < args[2]; i++) seen.push(observations[4 * i + 2]);
      return linearize(...args);
    },
  });
  const { metrics } = ppo.iterate(state);
  const all = Array.from(
    { length: rollout.rows },
    (_, row) => rollout.observations[4 * row + 2],
  );
  assertEquals(seen.toSorted(), all.toSorted());
  assertEquals(metrics.updates, Math.ceil(64 / 20));
  assert(seen.some((value, i) => value !== all[i]), "rows are shuffled");
});

Deno.test("every epoch shuffles the order that the last one left", async () => {
  const state = await create({ epochs: 2, minibatchSize: 64 });
  const random = deriveRandom(1, "shuffling");
  const order = Uint32Array.from({ length: 64 }, (_, i) => i);
  shuffle(order, random);
  shuffle(order, random);
  ppo.iterate(state);
  assertEquals(state.order, order);
});

Deno.test("the first minibatch of an update has ratio 1: no KL, nothing clipped", async () => {
  const state = await create({ epochs: 1, minibatchSize: 64, clipRatio: 1e-9 });
  const { metrics } = ppo.iterate(state);
  assertEquals([metrics.kl, metrics.clipFraction], [0, 0]);
  assertEquals(metrics.updates, 1);
});

Deno.test("targetKl stops an update once the estimated KL exceeds 1.5 times of it", async () => {
  const free = ppo.iterate(await create({ learningRate: 0.05 })).metrics;
  assertEquals(free.updates, 3 * Math.ceil(64 / 20));
  const options = { learningRate: 0.05, targetKl: 1e-3 };
  const stopped = ppo.iterate(await create(options)).metrics;
  assertEquals(stopped.updates, 1);
  const loose =
    ppo.iterate(await create({ ...options, targetKl: 1e3 })).metrics;
  assertEquals(loose.updates, free.updates);
});

Deno.test("the step size anneals linearly to 0 at the end of the run", async () => {
  const options = { epochs: 1, minibatchSize: 64, maxGradientNorm: 1e9 };
  const constant = movesOf(await create(options));
  const annealed = movesOf(
    await create({ ...options, annealLearningRate: true }),
  );
  // 64 of 10,000 steps are over after the first rollout.
  assertAlmostEquals(annealed / constant, 1 - 64 / 10_000, 1e-9);
  const last = await create({ ...options, annealLearningRate: true });
  last.learner.rollout.steps[0] = 10_000 - 64;
  assertEquals(movesOf(last), 0);
});

Deno.test("the clip range anneals linearly to 0 at the end of the run", async () => {
  const clipFraction = async (annealClipRatio: boolean) => {
    const state = await create({
      annealClipRatio,
      learningRate: 0.003,
      clipRatio: 0.5,
    });
    state.learner.rollout.steps[0] = 10_000 - 64;
    return ppo.iterate(state).metrics.clipFraction;
  };
  assertEquals(await clipFraction(false), 0);
  // With ε = 0 a row is clipped as soon as its ratio has moved the right way.
  assert(await clipFraction(true) > 0.3);
});

Deno.test("advantages are standardized within each minibatch", async () => {
  const state = await create({ epochs: 1, minibatchSize: 64 });
  ppo.iterate(state);
  const { advantages } = state.minibatch;
  const mean = advantages.reduce((sum, a) => sum + a, 0) / 64;
  const squares = advantages.reduce((sum, a) => sum + (a - mean) ** 2, 0);
  assertAlmostEquals(mean, 0, 1e-12);
  assertAlmostEquals(squares / 63, 1, 1e-6);
  const raw = await create({
    epochs: 1,
    minibatchSize: 64,
    normalizeAdvantage: false,
  });
  ppo.iterate(raw);
  const { learner, minibatch, order } = raw;
  const expected = Array.from(order, (row) => learner.advantages[row]);
  assertEquals([...minibatch.advantages], expected);
  const returns = Array.from(order, (row) => learner.returns[row]);
  assertEquals([...minibatch.returns], returns);
});
