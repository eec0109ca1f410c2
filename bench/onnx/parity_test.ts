import { assert, assertEquals, assertRejects } from "@std/assert";
import { makePolicy, referenceEngine } from "../../networks/mod.ts";
import {
  SAMPLE_METADATA,
  samplePolicy,
} from "../../networks/onnx/_sample_policy.ts";
import { exportPolicy } from "../../networks/onnx/mod.ts";
import type { PolicySpec } from "../../networks/policy.ts";
import { deriveRandom } from "../../numerics/mod.ts";
import { checkParity, type ExpectedOutputs } from "./parity.ts";

const ROWS = 200;
const PLAIN = { normalized: false, valueSizes: null };

const CATEGORICAL: PolicySpec = {
  observationSize: 4,
  action: { kind: "discrete", n: 2 },
  hiddenSizes: [64, 64],
  activation: "tanh",
};

const SQUASHED: PolicySpec = {
  observationSize: 3,
  action: { kind: "box", low: [-2, 1], high: [2, 5] },
  hiddenSizes: [16],
  activation: "relu",
  gaussian: { exploration: "independent", initialLogStd: 0, squash: true },
};

const GSDE: PolicySpec = {
  ...SQUASHED,
  action: {
    kind: "box",
    low: [-Infinity, -Infinity],
    high: [Infinity, Infinity],
  },
  gaussian: { exploration: "gsde", initialLogStd: 0, squash: false },
};

/** A sample's file, and what the reference engine computes of it. */
function exported(
  spec: PolicySpec,
): { bytes: Uint8Array; expected: ExpectedOutputs } {
  const description = samplePolicy(spec, PLAIN);
  const engine = referenceEngine();
  const policy = makePolicy(engine, spec, ROWS);
  const { outputSize, actionSize } = policy.distribution;
  const theta = engine.vector(policy.parameterCount);
  policy.pack(description.parameters, theta);
  const random = deriveRandom(2, "observations");
  const observations = Float32Array.from(
    { length: ROWS * spec.observationSize },
    () => random.normal(),
  );
  const outputs = engine.vector(ROWS * outputSize);
  policy.forward(theta, Float64Array.from(observations), ROWS, outputs);
  const modes = engine.vector(ROWS * actionSize);
  const actions = engine.vector(ROWS * actionSize);
  policy.distribution.mode(outputs, ROWS, modes);
  policy.toEnvironment(modes, ROWS, actions);
  return {
    bytes: exportPolicy(description, SAMPLE_METADATA),
    expected: { observations, rows: ROWS, outputs, actions },
  };
}

for (
  const [name, spec] of [
    ["categorical", CATEGORICAL],
    ["squashed", SQUASHED],
    ["gSDE", GSDE],
  ] as const
) {
  Deno.test(`checkParity() passes a ${name} policy of the reference engine`, async () => {
    const { bytes, expected } = exported(spec);
    const parity = await checkParity(bytes, expected, 1e-5);
    assertEquals(parity.firstFailure, null);
    assertEquals(parity.passed, true);
    assert(parity.largestDifference > 0 && parity.largestDifference < 1e-5);
  });
}

Deno.test("checkParity() names the first output beyond the tolerance, scaled by its size", async () => {
  const { bytes, expected } = exported(SQUASHED);
  const outputs = Array.from(expected.outputs);
  outputs[4 * 5 + 1] += 0.002;
  outputs[4 * 9] += 0.01;
  const parity = await checkParity(bytes, { ...expected, outputs }, 1e-4);
  assertEquals(parity.passed, false);
  assert(parity.firstFailure?.startsWith("output 1 of row 5 is "));
  const scaled = 0.01 / Math.max(1, Math.abs(outputs[4 * 9]));
  assert(Math.abs(parity.largestDifference - scaled) < 1e-5);
  assert((await checkParity(bytes, { ...expected, outputs }, 0.02)).passed);
});

Deno.test("checkParity() never passes what is not a number", async () => {
  const { bytes, expected } = exported(SQUASHED);
  const actions = Array.from(expected.actions);
  actions[3] = NaN;
  const parity = await checkParity(bytes, { ...expected, actions }, 1e-4);
  assert(parity.firstFailure?.startsWith("action 1 of row 1 is "));
});

Deno.test("checkParity() refuses another action where the best logits differ", async () => {
  const { bytes, expected } = exported(CATEGORICAL);
  const actions = Array.from(expected.actions);
  actions[2] = 1 - actions[2];
  const parity = await checkParity(bytes, { ...expected, actions }, 1e-5);
  assertEquals(parity.passed, false);
  assertEquals(
    parity.firstFailure,
    `action of row 2 is ${1 - actions[2]}, expected ${actions[2]}`,
  );
});

Deno.test("checkParity() takes either action where the best logits are equal", async () => {
  const bytes = exportPolicy({
    spec: { ...CATEGORICAL, hiddenSizes: [] },
    parameters: new Float32Array(10),
    normalization: null,
    value: null,
  }, SAMPLE_METADATA);
  const parity = await checkParity(bytes, {
    observations: new Float32Array(8),
    rows: 2,
    outputs: [0, 0, 0, 0],
    actions: [0, 1],
  }, 1e-5);
  assertEquals(parity, {
    passed: true,
    largestDifference: 0,
    firstFailure: null,
  });
});

Deno.test("checkParity() asks for values exactly where the file has them", async () => {
  const { bytes, expected } = exported(CATEGORICAL);
  await assertRejects(
    () => checkParity(bytes, { ...expected, values: [1] }, 1e-5),
    RangeError,
    "Cannot check parity as 'values' must have 0 numbers: current value is 1",
  );
});

Deno.test("checkParity() measures a value by the largest one of the batch", async () => {
  const bytes = exportPolicy({
    spec: { ...CATEGORICAL, hiddenSizes: [] },
    parameters: new Float32Array(10),
    normalization: null,
    // V is the first number of the observation.
    value: {
      spec: {
        inputSize: 4,
        hiddenSizes: [],
        outputSize: 1,
        activation: "tanh",
      },
      parameters: Float32Array.of(1, 0, 0, 0, 0),
    },
  }, SAMPLE_METADATA);
  const expected = (large: number, small: number) => ({
    observations: Float32Array.of(large, 0, 0, 0, 0.5, 0, 0, 0),
    rows: 2,
    outputs: [0, 0, 0, 0],
    actions: [0, 0],
    values: [large, small],
  });
  const passes = async (large: number, small: number) =>
    (await checkParity(bytes, expected(large, small), 1e-5)).passed;
  assertEquals(await passes(-100, 0.5005), true);
  assertEquals(await passes(-100, 0.502), false);
  assertEquals(await passes(-10, 0.5005), false);
  assertEquals(await passes(-100, NaN), false);
});
