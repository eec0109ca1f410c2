import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { makeEngine, makePolicy } from "../../networks/mod.ts";
import type { Vector } from "../../networks/engine.ts";
import { deriveRandom } from "../../numerics/mod.ts";
import { relativeError, torchPolicies, torchPolicy } from "../_torch_policy.ts";
import {
  createNaturalGradient,
  naturalDirection,
  normalizedStepSize,
} from "./natural_gradient.ts";

function load(net: string, file: string) {
  const url = new URL(
    `../../networks/testdata/${net}/${file}`,
    import.meta.url,
  );
  return JSON.parse(Deno.readTextFileSync(url));
}

const reference = await makeEngine("reference");

Deno.test("Fisher products are finite differences of the KL's gradient", () => {
  for (const net of torchPolicies.slice(0, 3)) {
    const { policy, batch, oldTheta } = torchPolicy(
      reference,
      load(net, "inputs.json"),
    );
    const { rows, observations, outputs } = batch;
    const options = {
      cgIterations: 1,
      cgTolerance: 0,
      damping: 0,
      fisherFraction: 1,
    };
    const natural = createNaturalGradient(reference, policy, rows, options);
    const random = deriveRandom(1, net);
    // One iteration of conjugate gradient multiplies by the right-hand side g,
    // so that solver.product holds F g.
    naturalDirection(natural, oldTheta, observations, rows, (y, yBar) => {
      for (let i = 0; i < rows * policy.distribution.outputSize; i++) {
        yBar[i] = random.normal() + 0 * y[i];
      }
    }, options);
    const v = natural.gradient.slice() as Vector;
    const product = natural.solver.product;

    const bar = reference.vector(outputs.length);
    const klGradient = (scale: number): Vector => {
      const theta = oldTheta.map((value, i) => value + scale * v[i]) as Vector;
      const map = policy.linearize(theta, observations, rows);
      policy.distribution.klOldNewGradient(outputs, map.y, 1 / rows, rows, bar);
      const gradient = reference.vector(policy.parameterCount);
      map.vjp(bar, gradient);
      return gradient;
    };
    const h = 1e-6;
    const [ahead, behind] = [klGradient(h), klGradient(-h)];
    const difference = ahead.map((value, i) => (value - behind[i]) / (2 * h));
    const error = relativeError(product, difference);
    assert(error < 1e-6, `${net}: ${error}`);
  }
});

Deno.test("a Fisher fraction of a tenth multiplies by every tenth row's matrix", () => {
  const observationSize = 3;
  const rows = 47;
  const spec = {
    observationSize,
    action: { kind: "categorical", n: 3 },
    hiddenSizes: [5],
    activation: "tanh",
  } as const;
  const policy = makePolicy(reference, spec, rows);
  const random = deriveRandom(2, "fraction");
  const theta = reference.vector(policy.parameterCount);
  policy.initialize(theta, random, false);
  const observations = reference.vector(rows * observationSize);
  for (let i = 0; i < observations.length; i++) {
    observations[i] = random.normal();
  }
  const pullBack = (_: Vector, yBar: Vector) => {
    yBar.fill(0, 0, 3 * rows);
    yBar[0] = 1;
    yBar[5] = -2;
  };
  const directionOf = (fisherFraction: number) => {
    const options = {
      cgIterations: 3,
      cgTolerance: 0,
      damping: 0.1,
      fisherFraction,
    };
    const natural = createNaturalGradient(reference, policy, rows, options);
    const { curvature } = naturalDirection(
      natural,
      theta,
      observations,
      rows,
      pullBack,
      options,
    );
    return { natural, curvature };
  };
  const { natural, curvature } = directionOf(0.1);

  // Rows 0, 10, 20, 30, 40 alone, with the same gradient.
  const few = reference.vector(5 * observationSize);
  for (let n = 0; n < 5; n++) {
    few.set(observations.slice(30 * n, 30 * n + 3), 3 * n);
  }
  const map = policy.linearize(theta, few, 5);
  const tangent = reference.vector(15);
  const expected = reference.vector(policy.parameterCount);
  map.jvp(natural.solver.x, tangent);
  policy.distribution.metric(map.y, tangent, 1 / 5, 5, tangent);
  map.vjp(tangent, expected);
  natural.solver.x.forEach((x, i) => expected[i] += 0.1 * x);
  // g − r is what conjugate gradient takes A x for.
  const { gradient, solver: { x, residual } } = natural;
  const actual = gradient.map((g, i) => g - residual[i]);
  assert(relativeError(actual, expected) < 1e-14);
  assertAlmostEquals(curvature, reference.math.dot(x, expected), 1e-14);
  assert(Math.abs(curvature / directionOf(1).curvature - 1) > 1e-3);
});

Deno.test("naturalDirection() tells that a gradient is not finite", () => {
  const { policy, batch, oldTheta } = torchPolicy(
    reference,
    load("categorical_4_8_8_2", "inputs.json"),
  );
  const options = {
    cgIterations: 3,
    cgTolerance: 0,
    damping: 0.1,
    fisherFraction: 1,
  };
  const { rows, observations } = batch;
  const natural = createNaturalGradient(reference, policy, rows, options);
  const direction = naturalDirection(
    natural,
    oldTheta,
    observations,
    rows,
    (_, yBar) => yBar.fill(NaN),
    options,
  );
  assertEquals(direction.finite, false);
});

Deno.test("a large tolerance of conjugate gradient leaves x at 0, without a step", () => {
  const { policy, batch, oldTheta } = torchPolicy(
    reference,
    load("categorical_4_8_8_2", "inputs.json"),
  );
  const options = {
    cgIterations: 3,
    cgTolerance: 1e9,
    damping: 0.1,
    fisherFraction: 1,
  };
  const { rows, observations } = batch;
  const natural = createNaturalGradient(reference, policy, rows, options);
  const { gradientNorm, curvature } = naturalDirection(
    natural,
    oldTheta,
    observations,
    rows,
    (_, yBar) => yBar.fill(1),
    options,
  );
  assert(gradientNorm > 0);
  assertEquals(curvature, 0);
  assertEquals(normalizedStepSize(curvature, 0.01), 0);
});
