import { sha256 } from "@noble/hashes/sha2.js";
import { assertEquals, assertNotEquals, assertThrows } from "@std/assert";
import { fromBinary } from "@bufbuild/protobuf";
import type { PolicyDescription } from "../policy_description.ts";
import type { PolicySpec } from "../policy.ts";
import { SAMPLE_METADATA, samplePolicy } from "./_sample_policy.ts";
import { exportPolicy } from "./export_policy.ts";
import { ModelProtoSchema } from "./generated/onnx_pb.ts";

const DISCRETE: PolicySpec = {
  observationSize: 4,
  action: { kind: "discrete", n: 2 },
  hiddenSizes: [3],
  activation: "tanh",
};

const CONTINUOUS: PolicySpec = {
  observationSize: 3,
  action: { kind: "box", low: [-2, -1], high: [2, 3] },
  hiddenSizes: [4],
  activation: "relu",
  gaussian: { exploration: "gsde", initialLogStd: 0, squash: false },
};

const PLAIN = { normalized: false, valueSizes: null };
const FULL = { normalized: true, valueSizes: [2] };

Deno.test("exportPolicy() writes the same bytes on every machine", () => {
  const eighths = (length: number) =>
    Float64Array.from({ length }, (_, i) => (i % 7 - 3) / 8);
  const description: PolicyDescription = {
    spec: DISCRETE,
    parameters: eighths(23),
    normalization: {
      mean: Float64Array.of(0.1, -0.2, 0.3, 0),
      variance: Float64Array.of(1, 2, 3, 4),
      epsilon: 1e-8,
      clip: 10,
    },
    value: {
      spec: {
        inputSize: 4,
        hiddenSizes: [2],
        outputSize: 1,
        activation: "relu",
      },
      parameters: eighths(13),
    },
  };
  const digest = sha256(exportPolicy(description, SAMPLE_METADATA)).toHex();
  assertEquals(
    digest,
    "8fffcc6695be661bed19aca37bff31a76658e020bd174e052a9e939f0977ff17",
  );
});

Deno.test("exportPolicy() changes its bytes with a parameter and with the seed", () => {
  const description = samplePolicy(DISCRETE, PLAIN);
  const bytes = exportPolicy(description, SAMPLE_METADATA);
  const parameters = description.parameters.slice();
  parameters[5] += 0.25;
  assertNotEquals(
    exportPolicy({ ...description, parameters }, SAMPLE_METADATA),
    bytes,
  );
  assertNotEquals(
    exportPolicy(description, { ...SAMPLE_METADATA, seed: 4 }),
    bytes,
  );
});

Deno.test("exportPolicy() declares versions, names and shapes", () => {
  const model = fromBinary(
    ModelProtoSchema,
    exportPolicy(samplePolicy(CONTINUOUS, FULL), SAMPLE_METADATA),
  );
  assertEquals(model.irVersion, 10n);
  assertEquals(
    model.opsetImport.map(({ domain, version }) => [domain, version]),
    [["", 21n]],
  );
  const declared = [...model.graph!.input, ...model.graph!.output].map((v) => {
    const tensor = v.type!.value;
    if (tensor.case !== "tensorType") return null;
    const dims = tensor.value.shape!.dim.map((dim) => dim.value.value);
    return [v.name, tensor.value.elemType, ...dims];
  });
  assertEquals(declared, [
    ["observation", 1, "batch", 3n],
    ["action", 1, "batch", 2n],
    ["mean", 1, "batch", 2n],
    ["logStd", 1, "batch", 2n],
    ["value", 1, "batch"],
  ]);
});

Deno.test("exportPolicy() says in the file where it comes from and how to use it", () => {
  const bytes = exportPolicy(samplePolicy(DISCRETE, FULL), SAMPLE_METADATA);
  const { metadataProps } = fromBinary(ModelProtoSchema, bytes);
  const digest = metadataProps.pop()!;
  assertEquals(metadataProps.map(({ key, value }) => [key, value]), [
    ["format", "1"],
    ["environment", "CartPole-v1"],
    ["algorithm", "ppo"],
    ["seed", "3"],
    ["record", SAMPLE_METADATA.record],
    ["license", "MIT"],
    [
      "usage",
      "Give 'observation', float32 [batch, 4], raw as CartPole-v1 gives it; " +
      "'action', int64 [batch], is what CartPole-v1 takes. " +
      "Further outputs: 'logits', 'value'.",
    ],
  ]);
  assertEquals(digest.key, "digest");
  assertEquals(digest.value, sha256(bytes.subarray(0, -76)).toHex());
});

Deno.test("exportPolicy() stores weights row by row in the canonical order", () => {
  const description = samplePolicy({ ...DISCRETE, hiddenSizes: [] }, PLAIN);
  const bytes = exportPolicy(description, SAMPLE_METADATA);
  const { initializer } = fromBinary(ModelProtoSchema, bytes).graph!;
  const numbers = initializer.flatMap(({ rawData }) => {
    const view = new DataView(rawData.slice().buffer);
    return Array.from(
      { length: rawData.length / 4 },
      (_, i) => view.getFloat32(4 * i, true),
    );
  });
  assertEquals(initializer.map(({ dims }) => dims), [[4n, 2n], [2n]]);
  assertEquals(Float32Array.from(numbers), description.parameters);
});

const discrete = samplePolicy(DISCRETE, FULL);
const continuous = samplePolicy(CONTINUOUS, PLAIN);
const broken: [string, PolicyDescription, string][] = [
  [
    "a parameter is missing",
    { ...discrete, parameters: discrete.parameters.slice(1) },
    "'parameters' must have 23 numbers: current value is 22",
  ],
  [
    "a parameter is not finite",
    {
      ...discrete,
      parameters: discrete.parameters.map((x, i) => i === 7 ? NaN : x),
    },
    "'parameters[7]' must be finite: current value is NaN",
  ],
  [
    "a parameter overflows float32",
    { ...discrete, parameters: new Float64Array(23).fill(1e39) },
    "'parameters[0]' must be finite: current value is Infinity",
  ],
  [
    "a variance is negative",
    {
      ...discrete,
      normalization: {
        ...discrete.normalization!,
        variance: Float64Array.of(1, 1, -1, 1),
      },
    },
    "'normalization.variance[2]' + epsilon must be > 0",
  ],
  [
    "the normalization is of another size",
    {
      ...discrete,
      normalization: { ...discrete.normalization!, mean: new Float64Array(3) },
    },
    "'normalization.mean' must have 4 numbers: current value is 3",
  ],
  [
    "the value has two outputs",
    {
      ...discrete,
      value: {
        ...discrete.value!,
        spec: { ...discrete.value!.spec, outputSize: 2 },
      },
    },
    "'value.spec.outputSize' must be 1: current value is 2",
  ],
  [
    "bounds are crossed",
    {
      ...continuous,
      spec: {
        ...CONTINUOUS,
        action: { kind: "box", low: [-2, 4], high: [2, 3] },
      },
    },
    "'action.low[1]' must be <= 3: current value is 4",
  ],
  [
    "an unbounded action is squashed",
    {
      ...continuous,
      spec: {
        ...CONTINUOUS,
        action: { kind: "box", low: [-2, -Infinity], high: [2, 3] },
        gaussian: {
          exploration: "independent",
          initialLogStd: 0,
          squash: true,
        },
      },
    },
    "'action' must be bounded to squash: bounds 1: current value is -Infinity, 3",
  ],
];

for (const [name, description, message] of broken) {
  Deno.test(`exportPolicy() refuses when ${name}`, () => {
    assertThrows(
      () => exportPolicy(description, SAMPLE_METADATA),
      RangeError,
      `Cannot export policy as ${message}`,
    );
  });
}

Deno.test("exportPolicy() refuses impossible metadata", () => {
  for (
    const [change, message] of [
      [{ environment: "" }, "'environment' must not be empty"],
      [{ algorithm: "" }, "'algorithm' must not be empty"],
      [{ seed: 1.5 }, "'seed' must be a whole number: current value is 1.5"],
      [{ stage: { name: "", steps: 0 } }, "'stage' must not be empty"],
      [
        { stage: { name: "halfway", steps: -1 } },
        "'steps' must be a whole number: current value is -1",
      ],
      [
        { record: "ff" },
        `'record' must be a SHA-256 in hexadecimal: current value is "ff"`,
      ],
    ] as const
  ) {
    assertThrows(
      () => exportPolicy(discrete, { ...SAMPLE_METADATA, ...change }),
      RangeError,
      `Cannot export policy as ${message}`,
    );
  }
});
