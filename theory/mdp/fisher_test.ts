import { assertAlmostEquals, assertEquals } from "@std/assert";
import { fixtures } from "./_fixtures.ts";
import { evaluatePolicy } from "./evaluate_policy.ts";
import {
  dampedDirection,
  exactFisher,
  fisherMatrix,
  fisherPseudoInverse,
  multiply,
  naturalGradient,
} from "./fisher.ts";
import { exactGradient } from "./exact_gradient.ts";
import { createMdp } from "./mdp.ts";

function assertClose(
  actual: Float64Array,
  expected: readonly number[],
  tolerance = 1e-10,
) {
  assertEquals(actual.length, expected.length);
  expected.forEach((value, i) =>
    assertAlmostEquals(actual[i], value, tolerance)
  );
}

for (const { name, mdp, policy, exact } of fixtures) {
  Deno.test(`exactFisher() and its directions agree with NumPy's of '${name}'`, () => {
    const evaluation = evaluatePolicy(mdp, policy);
    const gradient = exactGradient(mdp, evaluation, policy);
    const fisher = exactFisher(mdp, evaluation, policy);
    assertClose(fisher, exact.fisher.flat());
    assertClose(
      naturalGradient(mdp, evaluation, policy, gradient),
      exact.natural_gradient.flat(),
    );
    assertClose(
      dampedDirection(fisher, gradient, 0.1),
      exact["damped_0.1_direction"].flat(),
    );
  });
}

Deno.test("fisherPseudoInverse() leaves out actions never taken and states never visited", () => {
  const mdp = createMdp({
    transitions: [
      [[1, 0], [1, 0], [0, 1]],
      [[0, 1], [0, 1], [0, 1]],
    ],
    rewards: [[1, 0, 0], [0, 0, 0]],
    start: [1, 0],
    gamma: 0.5,
  });
  const policy = Float64Array.of(0.25, 0.75, 0, 1, 0, 0);
  const inverse = fisherPseudoInverse(mdp, evaluatePolicy(mdp, policy), policy);
  const expected = new Array(36).fill(0);
  // The block of two actions is [x, −x; −x, x] with x = p q, whose
  // pseudo-inverse has 1/4x in place of x.
  const x = 1 / (4 * 0.25 * 0.75);
  [expected[0], expected[1], expected[6], expected[7]] = [x, -x, -x, x];
  assertClose(inverse, expected, 1e-15);
});

Deno.test("dampedDirection() solves (F + c I) x = g", () => {
  const shape = { states: 2, actions: 2 };
  const fisher = fisherMatrix(
    shape,
    Float64Array.of(0.2, 0.8, 0.6, 0.4),
    [0.3, 0.7],
  );
  const gradient = Float64Array.of(1, -2, 3, 0.5);
  const x = dampedDirection(fisher, gradient, 0.01);
  const product = multiply(fisher, x).map((value, i) => value + 0.01 * x[i]);
  assertClose(product, [...gradient], 1e-12);
});
