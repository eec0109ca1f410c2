import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertNotEquals,
} from "@std/assert";
import { makeEngine, makePolicy } from "../../networks/mod.ts";
import { deriveRandom } from "../../numerics/mod.ts";
import {
  createExplorer,
  drawActions,
  refreshNoise,
  replaceNonFinite,
} from "./explorer.ts";
import {
  countObservations,
  createObservationFilter,
  filterRows,
} from "./observation_filter.ts";

const engine = await makeEngine("reference");

Deno.test("an observation filter normalizes by all rows that it was shown", () => {
  const filter = createObservationFilter(2, true);
  countObservations(filter, Float64Array.of(0, 10, 2, 10), 2);
  countObservations(filter, Float64Array.of(4, 10), 1);
  const out = new Float64Array(2);
  filterRows(filter, Float64Array.of(4, 1e9), 1, out);
  // Mean 2 and variance 8/3 of 0, 2, 4; the second column is clipped at 10.
  assertAlmostEquals(out[0], 2 / Math.sqrt(8 / 3), 1e-3);
  assertEquals(out[1], 10);
  assertAlmostEquals(filter.normalization!.mean[0], 2, 1e-3);
});

Deno.test("an observation filter without normalization copies", () => {
  const filter = createObservationFilter(1, false);
  countObservations(filter, Float64Array.of(5), 1);
  const out = new Float64Array(2);
  filterRows(filter, Float64Array.of(7, 8), 2, out);
  assertEquals([...out], [7, 8]);
  assertEquals([filter.normalization, filter.saved], [null, {}]);
});

Deno.test("gSDE's noise is drawn at the start of a batch, and every so many steps", () => {
  const policy = makePolicy(engine, {
    observationSize: 1,
    action: { kind: "box", low: [-1], high: [1] },
    hiddenSizes: [4],
    activation: "tanh",
    gaussian: { exploration: "gsde", initialLogStd: 0, squash: false },
  }, 2);
  const theta = engine.vector(policy.parameterCount);
  policy.initialize(theta, deriveRandom(1, "theta"), true);
  const drawsAt = (resampleEvery: number | null) => {
    const random = deriveRandom(1, "noise");
    const explorer = createExplorer(policy, {
      count: 2,
      resampleEvery,
      random: () => random,
    });
    assertEquals(explorer.matrices.length, 2 * 4);
    return Array.from({ length: 7 }, (_, t) => t).filter((t) => {
      const before = explorer.matrices.slice();
      refreshNoise(explorer, theta, t);
      return explorer.matrices.some((value, i) => value !== before[i]);
    });
  };
  assertEquals(drawsAt(null), [0]);
  assertEquals(drawsAt(3), [0, 3, 6]);

  // The same observation, the same noise: the same action, without a draw.
  const random = deriveRandom(2, "noise");
  const explorer = createExplorer(policy, {
    count: 2,
    resampleEvery: null,
    random: () => random,
  });
  refreshNoise(explorer, theta, 0);
  const act = () => {
    const actions = engine.vector(2);
    const observations = Float64Array.of(0.5, 0.5);
    const state = random.state.slice();
    const rows = { observations, outputs: engine.vector(4), actions };
    drawActions(explorer, theta, rows, 2);
    assertEquals(random.state, state);
    return actions;
  };
  assertEquals(act(), act());
  const [one, two] = act();
  assertNotEquals(one, two, "each environment has a matrix of its own");
});

Deno.test("replaceNonFinite() puts 0 where an action has overflowed", () => {
  const actions = Float64Array.of(1, NaN, -Infinity, 2, NaN);
  replaceNonFinite(actions, 4);
  assertEquals([...actions.slice(0, 4)], [1, 0, 0, 2]);
  assert(Number.isNaN(actions[4]));
});
