import { assert, assertEquals } from "@std/assert";
import { makeEngine } from "../../networks/mod.ts";
import type { Vector } from "../../networks/vector.ts";
import { deriveRandom } from "../../numerics/mod.ts";
import { relativeError, torchPolicies, torchPolicy } from "../_torch_policy.ts";
import {
  conjugateGradient,
  createConjugateGradient,
} from "./conjugate_gradient.ts";

function load(net: string, file: string) {
  const url = new URL(
    `../../networks/testdata/${net}/${file}`,
    import.meta.url,
  );
  return JSON.parse(Deno.readTextFileSync(url));
}

const reference = await makeEngine("reference");

/** A random symmetric positive definite matrix BᵀB + I, row-major. */
function positiveDefinite(n: number): Float64Array {
  const random = deriveRandom(1, "matrix");
  const b = Float64Array.from({ length: n * n }, () => random.normal());
  return Float64Array.from({ length: n * n }, (_, at) => {
    const [i, j] = [Math.floor(at / n), at % n];
    let sum = i === j ? 1 : 0;
    for (let k = 0; k < n; k++) sum += b[k * n + i] * b[k * n + j];
    return sum;
  });
}

/** A⁻¹b by Gaussian elimination. */
function solve(matrix: Float64Array, b: Float64Array): Float64Array {
  const n = b.length;
  const [a, x] = [matrix.slice(), b.slice()];
  for (let k = 0; k < n; k++) {
    for (let i = k + 1; i < n; i++) {
      const factor = a[i * n + k] / a[k * n + k];
      for (let j = k; j < n; j++) a[i * n + j] -= factor * a[k * n + j];
      x[i] -= factor * x[k];
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let j = i + 1; j < n; j++) x[i] -= a[i * n + j] * x[j];
    x[i] /= a[i * n + i];
  }
  return x;
}

function multiplyBy(matrix: Float64Array) {
  return (p: Vector, out: Vector) => {
    const n = p.length;
    for (let i = 0; i < n; i++) {
      out[i] = 0;
      for (let j = 0; j < n; j++) out[i] += matrix[i * n + j] * p[j];
    }
  };
}

Deno.test("conjugateGradient() solves n equations in n iterations", () => {
  const n = 12;
  const matrix = positiveDefinite(n);
  const b = Float64Array.from({ length: n }, (_, i) => i - 3);
  const solver = createConjugateGradient(reference, n);
  const { iterations, curvature } = conjugateGradient(
    solver,
    multiplyBy(matrix),
    b,
    {
      cgIterations: n,
      cgTolerance: 0,
    },
  );
  assertEquals(iterations, n);
  const x = solve(matrix, b);
  assert(relativeError(solver.x, x) < 1e-6);
  // xᵀA x = xᵀb
  const expected = x.reduce((sum, at, i) => sum + at * b[i], 0);
  assert(Math.abs(curvature / expected - 1) < 1e-6);
});

Deno.test("conjugateGradient() stops at the tolerance of the squared residual", () => {
  const matrix = positiveDefinite(12);
  const solver = createConjugateGradient(reference, 12);
  const run = (tolerance: number) =>
    conjugateGradient(
      solver,
      multiplyBy(matrix),
      new Float64Array(12).fill(1),
      {
        cgIterations: 100,
        cgTolerance: tolerance,
      },
    );
  const loose = run(1e-2);
  const before = loose.squaredResidual;
  assert(before <= 1e-2);
  const tight = run(1e-12);
  assert(tight.squaredResidual <= 1e-12);
  assert(loose.iterations < tight.iterations);
  assertEquals(run(1e3).iterations, 0);
});

Deno.test("conjugateGradient() gives 0 for a right-hand side of 0", () => {
  const solver = createConjugateGradient(reference, 3);
  solver.x.fill(7);
  const multiply = multiplyBy(positiveDefinite(3));
  const options = { cgIterations: 10, cgTolerance: 0 };
  const outcome = conjugateGradient(
    solver,
    multiply,
    new Float64Array(3),
    options,
  );
  assertEquals(outcome, {
    x: solver.x,
    curvature: 0,
    squaredResidual: 0,
    iterations: 0,
  });
  assertEquals(solver.x, new Float64Array(3));
});

Deno.test("conjugateGradient() keeps x finite where A is singular", () => {
  const solver = createConjugateGradient(reference, 2);
  // A = diag(1, 0): b has a part that A does not reach.
  const multiply = (p: Vector, out: Vector) => {
    out[0] = p[0];
    out[1] = 0;
  };
  for (const b of [Float64Array.of(2, 3), Float64Array.of(0, 3)]) {
    conjugateGradient(solver, multiply, b, { cgIterations: 9, cgTolerance: 0 });
    assert(solver.x.every((x) => Number.isFinite(x)));
  }
});

for (const name of ["reference", "wasm"] as const) {
  const engine = await makeEngine(name);
  // DESIGN: 1e-10 and 1e-8 in double precision, 5e-3 in single precision.
  const tolerances = name === "reference"
    ? new Map([[10, 1e-10], [50, 1e-8]])
    : new Map([[10, 5e-3], [50, 5e-3]]);
  for (const net of torchPolicies) {
    Deno.test(`${name}: conjugateGradient() on the Fisher matrix of ${net} is torch's`, () => {
      const { policy, batch, oldTheta, pack, unpack } = torchPolicy(
        engine,
        load(net, "inputs.json"),
      );
      const { rows } = batch;
      const { distribution } = policy;
      const map = policy.linearize(oldTheta, batch.observations, rows);
      const tangent = engine.vector(rows * distribution.outputSize);
      const cg = load(net, "cg.json");
      const multiply = (v: Vector, out: Vector) => {
        map.jvp(v, tangent);
        distribution.metric(map.y, tangent, 1 / rows, rows, tangent);
        map.vjp(tangent, out);
        for (let i = 0; i < v.length; i++) out[i] += cg.damping * v[i];
      };
      const { gradient } = load(net, "gradients.json").policy_gradient_at_old;
      const solver = createConjugateGradient(engine, policy.parameterCount);
      assertEquals(cg.solutions.length, 2);
      for (const { iterations, x, squared_residual_norms } of cg.solutions) {
        const b = pack(gradient);
        const options = { cgIterations: iterations, cgTolerance: 0 };
        conjugateGradient(solver, multiply, b, options);
        const error = relativeError(unpack(solver.x), x);
        assert(error <= tolerances.get(iterations)!, `${iterations}: ${error}`);
        if (name === "wasm") continue;
        for (let i = 1; i <= 5; i++) {
          const options = { cgIterations: i, cgTolerance: 0 };
          const outcome = conjugateGradient(solver, multiply, b, options);
          const expected: number = squared_residual_norms[i - 1];
          const gap = Math.abs(outcome.squaredResidual / expected - 1);
          assert(gap <= 1e-8, `${i}: ${gap}`);
        }
      }
    });
  }
}
