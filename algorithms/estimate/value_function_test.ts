import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { adamStep, createAdam, makeEngine } from "../../networks/mod.ts";
import type { Vector } from "../../networks/vector.ts";
import { deriveRandom } from "../../numerics/mod.ts";
import { gatherRows } from "../collect/rows.ts";
import { explainedVariance } from "./explained_variance.ts";
import { createValueFunction, fitValue } from "./value_function.ts";

const engine = await makeEngine("reference");
const ROWS = 10;

function setUp() {
  const random = deriveRandom(1, "value");
  const value = createValueFunction(
    engine,
    {
      observationSize: 2,
      network: { hiddenSizes: [4], activation: "tanh", orthogonal: true },
      maxRows: ROWS,
      initialization: random,
      shuffling: deriveRandom(1, "shuffling"),
    },
  );
  const observations = engine.vector(2 * ROWS);
  for (let i = 0; i < 2 * ROWS; i++) observations[i] = random.normal();
  const targets = Float64Array.from({ length: ROWS }, () => random.normal());
  return { value, observations, targets };
}

/** mean (V_φ(s) − target)² + (λ/N) ‖φ − φ_old‖², as written. */
function loss(
  { value: { network }, observations, targets }: ReturnType<typeof setUp>,
  phi: Vector,
  oldPhi: Vector,
  lambda: number,
): number {
  const values = engine.vector(ROWS);
  network.forward(phi, observations, ROWS, values);
  let sum = 0;
  for (let i = 0; i < ROWS; i++) sum += (values[i] - targets[i]) ** 2;
  for (let i = 0; i < phi.length; i++) {
    sum += lambda * (phi[i] - oldPhi[i]) ** 2;
  }
  return sum / ROWS;
}

Deno.test("fitValue() takes Adam's steps along the regression's gradient, proximal term and all", () => {
  const setup = setUp();
  const { value, observations, targets } = setup;
  const lambda = 3;
  const oldPhi = value.phi.slice() as Vector;
  const phi = value.phi.slice() as Vector;
  const adam = createAdam(engine, phi.length);
  for (let epoch = 0; epoch < 3; epoch++) {
    const gradient = phi.map((at, i) => {
      const moved = phi.slice() as Vector;
      const h = 1e-5;
      moved[i] = at + h;
      const ahead = loss(setup, moved, oldPhi, lambda);
      moved[i] = at - h;
      return (ahead - loss(setup, moved, oldPhi, lambda)) / (2 * h);
    }) as Vector;
    adamStep(adam, phi, gradient, 0.05);
  }
  fitValue(value, { rows: ROWS, observations, targets }, {
    epochs: 3,
    minibatchSize: 100,
    learningRate: 0.05,
    proximal: lambda,
  });
  phi.forEach((at, i) => assertAlmostEquals(value.phi[i], at, 1e-6));
});

Deno.test("a heavy proximal term keeps φ near the last one", () => {
  const distance = (proximal: number) => {
    const { value, observations, targets } = setUp();
    const oldPhi = value.phi.slice();
    fitValue(value, { rows: ROWS, observations, targets }, {
      epochs: 200,
      minibatchSize: 5,
      learningRate: 0.01,
      proximal,
    });
    return Math.hypot(...value.phi.map((at, i) => at - oldPhi[i]));
  };
  assert(distance(1e4) < 0.05 * distance(0));
});

Deno.test("fitValue() fits, and reports the last epoch's error", () => {
  const setup = setUp();
  const { value, observations, targets } = setup;
  const before = loss(setup, value.phi, value.phi, 0);
  const fit = (epochs: number) =>
    fitValue(value, { rows: ROWS, observations, targets }, {
      epochs,
      minibatchSize: ROWS,
      learningRate: 0.02,
      proximal: 0,
    });
  assertAlmostEquals(fit(1), before, 1e-12);
  assert(fit(500) < 0.1 * before);
});

Deno.test("explainedVariance() of hand-computed values", () => {
  const targets = Float64Array.of(1, 2, 3, 6); // variance 3.5
  const of = (...values: number[]) =>
    explainedVariance(Float64Array.from(values), targets, 4);
  assertAlmostEquals(of(1, 2, 3, 6), 1, 1e-12);
  assertAlmostEquals(of(9, 9, 9, 9), 0, 1e-12);
  assertAlmostEquals(of(1, 2, 3, 2), 1 - 3 / 3.5, 1e-12);
  assertEquals(explainedVariance(targets, new Float64Array(4).fill(2), 4), 0);
});

Deno.test("gatherRows() copies rows in the order given", () => {
  const out = new Float64Array(4);
  const source = Float64Array.of(0, 1, 10, 11, 20, 21);
  gatherRows(source, 2, Uint32Array.of(0, 2, 1).subarray(1), out);
  assertEquals([...out], [20, 21, 10, 11]);
});
