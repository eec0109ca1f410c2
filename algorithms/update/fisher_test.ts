import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { makeEngine, makePolicy, norm } from "../../networks/mod.ts";
import type { Vector } from "../../networks/vector.ts";
import { deriveRandom } from "../../numerics/mod.ts";
import { relativeError, torchPolicies, torchPolicy } from "../_torch_policy.ts";
import {
  conjugateGradient,
  createConjugateGradient,
} from "./conjugate_gradient.ts";
import { divergenceOf } from "./divergence.ts";
import { createFisher, fisherVectorProduct } from "./fisher.ts";
import { normalizedStepSize } from "./line_search.ts";

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
    const map = policy.linearize(oldTheta, observations, rows);
    const fisher = createFisher(reference, policy, rows, {
      damping: 0,
      fisherFraction: 1,
    });
    const random = deriveRandom(1, net);
    const v = reference.vector(policy.parameterCount);
    policy.pack(
      Float64Array.from(
        { length: policy.canonicalCount },
        () => random.normal(),
      ),
      v,
    );
    const product = reference.vector(policy.parameterCount);
    fisherVectorProduct(fisher, oldTheta, batch, map)(v, product);

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
    action: { kind: "discrete", n: 3 },
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
  const bar = reference.vector(3 * rows);
  bar[0] = 1;
  bar[5] = -2;
  const g = reference.vector(theta.length);
  const solve = (fisherFraction: number) => {
    const options = { damping: 0.1, fisherFraction };
    const fisher = createFisher(reference, policy, rows, options);
    const map = policy.linearize(theta, observations, rows);
    map.vjp(bar, g);
    const batch = { rows, observations };
    const multiply = fisherVectorProduct(fisher, theta, batch, map);
    const solver = createConjugateGradient(reference, theta.length);
    const stop = { cgIterations: 3, cgTolerance: 0 };
    return { solver, ...conjugateGradient(solver, multiply, g, stop) };
  };
  const { solver, x, curvature } = solve(0.1);

  // Rows 0, 10, 20, 30, 40 alone, with the same gradient.
  const few = reference.vector(5 * observationSize);
  for (let n = 0; n < 5; n++) {
    few.set(observations.slice(30 * n, 30 * n + 3), 3 * n);
  }
  const map = policy.linearize(theta, few, 5);
  const tangent = reference.vector(15);
  const expected = reference.vector(policy.parameterCount);
  map.jvp(x, tangent);
  policy.distribution.metric(map.y, tangent, 1 / 5, 5, tangent);
  map.vjp(tangent, expected);
  x.forEach((value, i) => expected[i] += 0.1 * value);
  // g − r is what conjugate gradient takes A x for.
  const actual = g.map((value, i) => value - solver.residual[i]);
  assert(relativeError(actual, expected) < 1e-14);
  assertAlmostEquals(curvature, reference.math.dot(x, expected), 1e-14);
  assert(Math.abs(curvature / solve(1).curvature - 1) > 1e-3);
});

/** Solves for the direction of a gradient that is pulled back from one value. */
function solveFor(pulledBack: number, cgTolerance: number) {
  const { policy, batch, oldTheta } = torchPolicy(
    reference,
    load("categorical_4_8_8_2", "inputs.json"),
  );
  const { rows, observations } = batch;
  const options = { damping: 0.1, fisherFraction: 1 };
  const fisher = createFisher(reference, policy, rows, options);
  const map = policy.linearize(oldTheta, observations, rows);
  const bar = reference.vector(batch.outputs.length).fill(pulledBack);
  const g = reference.vector(policy.parameterCount);
  map.vjp(bar as Vector, g);
  const solution = conjugateGradient(
    createConjugateGradient(reference, g.length),
    fisherVectorProduct(fisher, oldTheta, batch, map),
    g,
    { cgIterations: 3, cgTolerance },
  );
  return { gradientNorm: norm(reference.math, g), ...solution };
}

Deno.test("a gradient that is not finite has no direction, and is told", () => {
  for (const pulledBack of [NaN, Infinity]) {
    const { gradientNorm, curvature, x } = solveFor(pulledBack, 0);
    assert(!Number.isFinite(curvature));
    assert(x.every((value) => value === 0));
    assertEquals(normalizedStepSize(curvature, 0.01), 0);
    const told = divergenceOf({ gradientNorm: 1, curvature });
    assertEquals(told, "the gradient is not finite");
    assertEquals(divergenceOf({ gradientNorm, curvature: 1 }), told);
  }
});

Deno.test("a large tolerance of conjugate gradient leaves x at 0, without a step", () => {
  const { gradientNorm, curvature } = solveFor(1, 1e9);
  assert(gradientNorm > 0);
  assertEquals(curvature, 0);
  assertEquals(normalizedStepSize(curvature, 0.01), 0);
});
