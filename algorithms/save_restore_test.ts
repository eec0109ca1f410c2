import {
  assert,
  assertEquals,
  assertNotEquals,
  assertThrows,
} from "@std/assert";
import { makeEnvironment, vectorize } from "../envs/mod.ts";
import { makeEngine } from "../networks/mod.ts";
import { makeParts } from "./_make_parts.ts";
import { algorithms } from "./mod.ts";

const network = { hiddenSizes: [8] };
const normalized = { normalizeObservations: true };
const gsde = (resampleEvery: number | null) => ({
  exploration: { kind: "gsde", resampleEvery },
});

/** Algorithm, environment, options. */
const CASES: [string, string, Record<string, unknown>][] = [
  ["ppo", "CartPole-v1", { environments: 3, stepsPerEnvironment: 20 }],
  ["ppo", "Pendulum-v1", {
    environments: 2,
    stepsPerEnvironment: 150,
    annealLearningRate: true,
    annealClipRatio: true,
    normalizeRewards: true,
    ...normalized,
    ...gsde(7),
  }],
  ["a2c", "CartPole-v1", { normalizeRewards: true, ...normalized }],
  ["a2c", "MountainCarContinuous-v0", {
    environments: 2,
    stepsPerEnvironment: 8,
    annealLearningRate: true,
    optimizer: { kind: "adam" },
    ...gsde(null),
  }],
  ["npg", "CartPole-v1", {
    estimator: { kind: "gae", stepsPerEnvironment: 64 },
    fisherFraction: 0.25,
  }],
  ["npg", "Pendulum-v1", {
    estimator: { kind: "monte-carlo", episodes: 2 },
    step: { kind: "fixed" },
    ...normalized,
    ...gsde(5),
  }],
  ["trpo", "CartPole-v1", { estimator: { kind: "monte-carlo", episodes: 3 } }],
  ["trpo", "Pendulum-v1", {
    estimator: {
      kind: "gae",
      stepsPerEnvironment: 128,
      normalizeRewards: true,
    },
    ...normalized,
    ...gsde(null),
  }],
  ["trpo-vine", "CartPole-v1", {
    stepsPerEnvironment: 20,
    rolloutSet: 10,
    rolloutLength: 10,
    value: {},
  }],
  ["trpo-vine", "Pendulum-v1", {
    stepsPerEnvironment: 30,
    rolloutSet: 10,
    rolloutLength: 10,
    repeats: 2,
    commonRandomNumbers: false,
    actions: { kind: "sampled", count: 2 },
    ...normalized,
  }],
  ["reinforce", "CartPole-v1", {
    episodes: 3,
    baseline: { kind: "value", target: "fitted", proximal: 1 },
  }],
  ["reinforce", "Pendulum-v1", {
    episodes: 2,
    baseline: { kind: "mean" },
    optimizer: { kind: "rmsprop" },
    ...normalized,
    ...gsde(9),
  }],
  // And those of the golden runs.
  ...Object.values(algorithms).flatMap((
    { name, golden },
  ): [string, string, Record<string, unknown>][] => [
    [name, "CartPole-v1", golden.discrete],
    [name, "Pendulum-v1", golden.box],
  ]),
];

/** Every case in a state of its own, on its own engine. */
async function create([name, id, options]: typeof CASES[number], seed = 1) {
  const algorithm = algorithms[name];
  const resolved = algorithm.resolve({ network, ...options });
  const environments = await Promise.all(
    Array.from(
      { length: algorithm.environmentCount(resolved) },
      () => makeEnvironment(id),
    ),
  );
  const engine = await makeEngine("wasm");
  const parts = makeParts(engine, environments, vectorize, seed);
  return { algorithm, state: algorithm.create(resolved, parts) };
}

for (const testCase of CASES) {
  const [name, id, options] = testCase;
  const title = `${name} on ${id}, ${JSON.stringify(options)}`;

  Deno.test(`a saved run goes on as if it had not stopped: ${title}`, async () => {
    const { algorithm, state } = await create(testCase);
    for (let i = 0; i < 3; i++) algorithm.iterate(state);
    const saved = algorithm.save(state);
    const kept = saved.slice();
    const described = algorithm.policy(state).describe();
    const copy = structuredClone(described);
    const told = [algorithm.iterate(state), algorithm.iterate(state)];
    assertEquals(described, copy, "describe() copies");
    assertEquals(saved, kept, "save() copies");
    assertNotEquals(algorithm.save(state), saved);

    // Into a fresh state, and into one that has lived another life.
    for (const [seed, before] of [[1, 0], [9, 2]]) {
      const other = (await create(testCase, seed)).state;
      for (let i = 0; i < before; i++) algorithm.iterate(other);
      algorithm.restore(other, saved);
      assertEquals(algorithm.save(other), saved);
      assertEquals([algorithm.iterate(other), algorithm.iterate(other)], told);
      assertEquals(algorithm.save(other), algorithm.save(state));
      const [one, two] = [state, other].map((s) =>
        algorithm.policy(s).describe()
      );
      assertEquals(two, one);
    }
    assert(told.every(({ diverged }) => diverged === null));
  });
}

Deno.test("restore() refuses another algorithm's bytes and changes nothing", async () => {
  const [first, second] = await Promise.all(
    [CASES[0], CASES[2]].map((testCase) => create(testCase)),
  );
  const bytes = first.algorithm.save(first.state);
  const before = second.algorithm.save(second.state);
  for (const wrong of [bytes, before.slice(0, -8), new Uint8Array(0)]) {
    assertThrows(
      () => second.algorithm.restore(second.state, wrong),
      SyntaxError,
      "Cannot restore state as it",
    );
  }
  assertEquals(second.algorithm.save(second.state), before);
});

Deno.test("the cases cover every algorithm, with discrete and with continuous actions", () => {
  for (const name of Object.keys(algorithms)) {
    const environments = CASES.filter((c) => c[0] === name).map((c) => c[1]);
    assert(environments.includes("CartPole-v1"), name);
    assert(environments.some((id) => /Pendulum|Continuous/.test(id)), name);
  }
});
