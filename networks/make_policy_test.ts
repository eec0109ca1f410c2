import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertThrows,
} from "@std/assert";
import { everyEngine } from "./_every_engine.ts";
import { deriveRandom } from "../numerics/random.ts";
import { makePolicy } from "./make_policy.ts";
import type { GaussianOptions, PolicySpec } from "./policy.ts";
import { referenceEngine } from "./engines/reference.ts";

const CATEGORICAL: PolicySpec = {
  observationSize: 3,
  action: { kind: "discrete", n: 3 },
  hiddenSizes: [5, 6],
  activation: "tanh",
};
const SPECS = {
  categorical: CATEGORICAL,
  independent: gaussian({}),
  gsde: gaussian({ exploration: "gsde" }),
};
const ROWS = 7;

function gaussian(
  options: Partial<GaussianOptions>,
  low: number[] = [-2, -1],
  high: number[] = [2, 3],
): PolicySpec {
  return {
    ...CATEGORICAL,
    action: { kind: "box", low, high },
    gaussian: {
      exploration: "independent",
      initialLogStd: -0.5,
      squash: false,
      ...options,
    },
  };
}

for (const { label, engine, derivativeTolerance } of everyEngine) {
  for (const [name, spec] of Object.entries(SPECS)) {
    Deno.test(`${label}: a ${name} policy unpacks what was packed, and pads with 0`, () => {
      const policy = makePolicy(engine, spec, ROWS);
      const canonical = Float32Array.from(
        { length: policy.canonicalCount },
        (_, i) => i + 1,
      );
      const theta = engine.vector(policy.parameterCount).fill(9);
      policy.pack(canonical, theta);
      const back = new Float32Array(policy.canonicalCount);
      policy.unpack(theta, back);
      assertEquals(back, canonical);
      const others = theta.filter((value: number) => value === 0).length;
      assertEquals(others, policy.parameterCount - policy.canonicalCount);
    });

    Deno.test(`${label}: ȳ·(J v) = (Jᵀ ȳ)·v for a ${name} policy, also for a part of the rows`, () => {
      const policy = makePolicy(engine, spec, ROWS);
      const random = deriveRandom(1, "test");
      const drawn = (length: number) => {
        const result = engine.vector(length);
        for (let i = 0; i < length; i++) result[i] = random.normal();
        return result;
      };
      const theta = engine.vector(policy.parameterCount);
      const v = engine.vector(policy.parameterCount);
      policy.initialize(theta, random, false);
      policy.pack(drawn(policy.canonicalCount), v);
      const { outputSize } = policy.distribution;
      for (const rows of [ROWS, 1, 3]) {
        const x = drawn(rows * spec.observationSize);
        const yBar = drawn(rows * outputSize);
        const pushed = engine.vector(rows * outputSize);
        const pulled = engine.vector(policy.parameterCount).fill(9);
        const map = policy.linearize(theta, x, rows);
        assertEquals(map.y.length, rows * outputSize);
        map.jvp(v, pushed);
        map.vjp(yBar, pulled);
        let [left, right] = [0, 0];
        pushed.forEach((value: number, i: number) => left += yBar[i] * value);
        pulled.forEach((value: number, i: number) => right += v[i] * value);
        // Sums of up to 80 terms of order 1.
        assertAlmostEquals(left, right, 10 * derivativeTolerance);

        // Padding of the gradient is 0, so that θ + Jᵀȳ keeps its padding.
        const canonical = new Float64Array(policy.canonicalCount);
        policy.unpack(pulled, canonical);
        const again = engine.vector(policy.parameterCount);
        policy.pack(canonical, again);
        assertEquals(again, pulled);
      }
    });

    Deno.test(`${label}: linearize() and forward() of a ${name} policy give the same outputs`, () => {
      const policy = makePolicy(engine, spec, ROWS);
      const theta = engine.vector(policy.parameterCount);
      policy.initialize(theta, deriveRandom(2, "test"), true);
      const x = engine.vector(ROWS * spec.observationSize).fill(0.5);
      const outputs = engine.vector(ROWS * policy.distribution.outputSize);
      policy.forward(theta, x, ROWS, outputs);
      assertEquals(policy.linearize(theta, x, ROWS).y, outputs);
    });
  }
}

Deno.test("initialize() gives every log σ its first value, and small means", () => {
  const engine = referenceEngine();
  const counts = [[SPECS.independent, 2], [SPECS.gsde, 6 * 2]] as const;
  for (const [spec, count] of counts) {
    const policy = makePolicy(engine, spec, 1);
    const theta = engine.vector(policy.parameterCount).fill(NaN);
    policy.initialize(theta, deriveRandom(1, "initialization"), true);
    const canonical = new Float64Array(policy.canonicalCount);
    policy.unpack(theta, canonical);
    const logStd = canonical.subarray(policy.network.canonicalCount);
    assertEquals(logStd, new Float64Array(count).fill(-0.5));
    const outputs = engine.vector(4);
    policy.forward(theta, Float64Array.of(1, 1, 1), 1, outputs);
    assert(Math.abs(outputs[0]) < 0.03 && outputs[0] !== 0);
  }
});

Deno.test("toEnvironment() squashes where asked, and clips to the bounds", () => {
  const engine = referenceEngine();
  const actions = Float64Array.of(0, Math.atanh(0.5), 50, -50);
  const out = new Float64Array(4);
  makePolicy(engine, gaussian({ squash: true }), 2)
    .toEnvironment(actions, 2, out);
  assertAlmostEquals(out[0], 0, 1e-15);
  assertAlmostEquals(out[1], 2, 1e-15);
  assertEquals([out[2], out[3]], [2, -1]);

  makePolicy(engine, gaussian({}), 2).toEnvironment(actions, 2, out);
  assertEquals(out, Float64Array.of(0, Math.atanh(0.5), 2, -1));
  const indices = Float64Array.of(2, 0, 1, 0);
  makePolicy(engine, CATEGORICAL, 4).toEnvironment(indices, 4, out);
  assertEquals(out, indices);
});

Deno.test("makePolicy() refuses what contradicts itself, in one line", () => {
  const engine = referenceEngine();
  const refused: [PolicySpec, string][] = [
    [{ ...CATEGORICAL, gaussian: SPECS.gsde.gaussian }, "must be absent"],
    [{ ...SPECS.gsde, gaussian: undefined }, "must be present"],
    [gaussian({}, [-1], [1, 2]), "the same length, at least 1"],
    [gaussian({}, [], []), "the same length, at least 1"],
    [gaussian({ initialLogStd: NaN }), "'initialLogStd' must be finite"],
    [
      gaussian({ squash: true, exploration: "gsde" }),
      "'squash' needs independent exploration",
    ],
    [
      gaussian({ squash: true }, [-Infinity], [1]),
      "'squash' needs finite bounds: current value is [-Infinity] to [1]",
    ],
    [
      { ...SPECS.gsde, hiddenSizes: [] },
      "gSDE needs at least one hidden layer",
    ],
    [
      gaussian({ exploration: "none" as "gsde" }),
      '"independent" or "gsde": current value is "none"',
    ],
    [{ ...CATEGORICAL, hiddenSizes: [0] }, "positive integer"],
  ];
  for (const [spec, message] of refused) {
    const error = assertThrows(
      () => makePolicy(engine, spec, 1),
      RangeError,
      message,
    );
    assert(!error.message.includes("\n"));
  }
});
