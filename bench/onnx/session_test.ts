import { fromBinary, toBinary } from "@bufbuild/protobuf";
import { assert, assertEquals, assertRejects } from "@std/assert";
import type { NetworkSpec } from "../../networks/engine.ts";
import {
  SAMPLE_METADATA,
  type SampleOptions,
  samplePolicy,
} from "../../networks/onnx/_sample_policy.ts";
import { ModelProtoSchema } from "../../networks/onnx/generated/onnx_pb.ts";
import { exportPolicy } from "../../networks/onnx/mod.ts";
import { seal } from "../../networks/onnx/seal.ts";
import type { PolicyDescription } from "../../networks/policy_description.ts";
import type { PolicySpec } from "../../networks/policy.ts";
import { deriveRandom } from "../../numerics/mod.ts";
import { openSession } from "./session.ts";

const TOLERANCE = 1e-5;

const CATEGORICAL: PolicySpec = {
  observationSize: 4,
  action: { kind: "discrete", n: 3 },
  hiddenSizes: [8, 5],
  activation: "tanh",
};
const GAUSSIAN: PolicySpec = {
  observationSize: 3,
  action: { kind: "box", low: [-1, -0.3], high: [0.5, Infinity] },
  hiddenSizes: [6],
  activation: "relu",
  gaussian: { exploration: "independent", initialLogStd: 0, squash: false },
};
const SQUASHED: PolicySpec = {
  ...GAUSSIAN,
  action: { kind: "box", low: [-2, 1], high: [2, 5] },
  gaussian: { exploration: "independent", initialLogStd: 0, squash: true },
};
const GSDE: PolicySpec = {
  ...GAUSSIAN,
  gaussian: { exploration: "gsde", initialLogStd: 0, squash: false },
};

const PLAIN: SampleOptions = { normalized: false, valueSizes: null };
const FULL: SampleOptions = { normalized: true, valueSizes: [7] };

const cases: [string, PolicySpec, SampleOptions][] = [
  ["a categorical policy", CATEGORICAL, PLAIN],
  ["a categorical policy, normalization and value", CATEGORICAL, FULL],
  ["a categorical policy without hidden layers, and a linear value", {
    ...CATEGORICAL,
    hiddenSizes: [],
  }, { normalized: true, valueSizes: [] }],
  ["a Gaussian policy, clipped", GAUSSIAN, PLAIN],
  ["a Gaussian policy with tanh, normalization and value", {
    ...GAUSSIAN,
    activation: "tanh",
  }, FULL],
  ["a squashed policy", SQUASHED, FULL],
  ["a gSDE policy", GSDE, PLAIN],
  ["a gSDE policy with tanh, normalization and value", {
    ...GSDE,
    activation: "tanh",
  }, FULL],
  ["a gSDE policy whose features are the observations", {
    ...GSDE,
    hiddenSizes: [],
  }, FULL],
];

for (const [name, spec, options] of cases) {
  Deno.test(`openSession() computes ${name} within 1e-5`, async () => {
    const description = samplePolicy(spec, options);
    const bytes = exportPolicy(description, SAMPLE_METADATA);
    const session = await openSession(bytes);
    for (const rows of [1, 7]) {
      const observations = sampleObservations(rows * spec.observationSize);
      const found = await session.run(observations, rows);
      const expected = computePolicy(description, observations);
      assertClose(found.outputs, expected.flatMap((row) => row.outputs));
      assertClose(found.actions, expected.flatMap((row) => row.actions));
      if (options.valueSizes === null) assertEquals(found.values, null);
      else assertClose(found.values!, expected.map((row) => row.value));
    }
    await session.close();
  });
}

Deno.test("openSession() takes the first of equal logits", async () => {
  const spec = { ...CATEGORICAL, hiddenSizes: [] };
  const parameters = new Float32Array(4 * 3 + 3);
  parameters.set([-1, 2, 2], 12);
  const bytes = exportPolicy(
    { spec, parameters, normalization: null, value: null },
    SAMPLE_METADATA,
  );
  const session = await openSession(bytes);
  const { actions } = await session.run(new Float32Array(8), 2);
  await session.close();
  assertEquals(actions, Float32Array.of(1, 1));
});

Deno.test("openSession() refuses bytes that are no policy", async () => {
  await assertRejects(
    () => openSession(new Uint8Array(1000)),
    SyntaxError,
    "Cannot read policy as it does not end as this project's files do",
  );
});

Deno.test("openSession() says in one line what the runtime refuses", async () => {
  const model = fromBinary(
    ModelProtoSchema,
    exportPolicy(samplePolicy(CATEGORICAL, FULL), SAMPLE_METADATA),
  );
  const [cast] = model.graph!.node;
  cast.attribute[0].i = 8n; // to a string
  const bytes = seal(toBinary(ModelProtoSchema, model));
  const error = await assertRejects(
    () => openSession(bytes),
    SyntaxError,
    "Cannot open policy as onnxruntime refuses it: ",
  );
  assertEquals(error.message.includes("\n"), false);
});

/** Wide enough that normalized observations and actions meet their bounds. */
function sampleObservations(length: number): Float32Array {
  const random = deriveRandom(2, "observations");
  return Float32Array.from({ length }, () => 2 * random.normal());
}

interface ComputedRow {
  readonly outputs: number[];
  readonly actions: number[];
  readonly value: number;
}

/** The policy in a few lines of double precision, row by row. */
function computePolicy(
  { spec, parameters, normalization, value }: PolicyDescription,
  observations: Float32Array,
): ComputedRow[] {
  const { action, gaussian, observationSize: size } = spec;
  const outputSize = action.kind === "discrete" ? action.n : action.low.length;
  const network = { ...spec, inputSize: size, outputSize };
  return Array.from({ length: observations.length / size }, (_, row) => {
    const raw = [...observations.subarray(row * size, (row + 1) * size)];
    const input = raw.map((x, i) => {
      if (!normalization) return x;
      const { mean, variance, epsilon, clip } = normalization;
      const z = (x - mean[i]) / Math.sqrt(variance[i] + epsilon);
      return Math.max(-clip, Math.min(clip, z));
    });
    const { output, features, used } = computeNetwork(
      network,
      parameters,
      input,
    );
    const state = value
      ? computeNetwork(value.spec, value.parameters, input).output[0]
      : NaN;
    if (action.kind === "discrete") {
      const best = output.indexOf(Math.max(...output));
      return { outputs: output, actions: [best], value: state };
    }
    const { low, high } = action;
    const actions = output.map((mean, k) => {
      const inUnits = gaussian!.squash
        ? low[k] + (Math.tanh(mean) + 1) / 2 * (high[k] - low[k])
        : mean;
      return Math.max(low[k], Math.min(high[k], inUnits));
    });
    const logStd = output.map((_, k) => {
      if (gaussian!.exploration === "independent") return parameters[used + k];
      const terms = features.map((feature, f) =>
        feature ** 2 * Math.exp(2 * parameters[used + f * outputSize + k])
      );
      return 0.5 * Math.log(terms.reduce((a, b) => a + b, 1e-6));
    });
    return { outputs: [...output, ...logStd], actions, value: state };
  });
}

function computeNetwork(
  spec: NetworkSpec,
  parameters: ArrayLike<number>,
  input: number[],
): { output: number[]; features: number[]; used: number } {
  let features = input;
  let output = input;
  let used = 0;
  for (const width of [...spec.hiddenSizes, spec.outputSize]) {
    features = used === 0
      ? input
      : output.map((x) =>
        spec.activation === "tanh" ? Math.tanh(x) : Math.max(0, x)
      );
    const bias = used + features.length * width;
    output = Array.from({ length: width }, (_, o) =>
      features.reduce(
        (sum, x, i) => sum + x * parameters[used + i * width + o],
        parameters[bias + o],
      ));
    used = bias + width;
  }
  return { output, features, used };
}

function assertClose(found: ArrayLike<number>, expected: number[]): void {
  assertEquals(found.length, expected.length);
  expected.forEach((b, i) => {
    const scale = Math.max(1, Math.abs(b));
    assert(
      Math.abs(found[i] - b) <= TOLERANCE * scale,
      `number ${i} is ${found[i]}, expected ${b}`,
    );
  });
}
