import { clone, fromBinary, toBinary } from "@bufbuild/protobuf";
import { assertEquals, assertThrows } from "@std/assert";
import { deriveRandom } from "../../numerics/mod.ts";
import { SAMPLE_METADATA, samplePolicy } from "./_sample_policy.ts";
import { exportPolicy } from "./export_policy.ts";
import { type ModelProto, ModelProtoSchema } from "./generated/onnx_pb.ts";
import { parsePolicy } from "./parse_policy.ts";
import { seal } from "./seal.ts";

const DISCRETE_FILE = exportPolicy(
  samplePolicy({
    observationSize: 4,
    action: { kind: "discrete", n: 3 },
    hiddenSizes: [5],
    activation: "tanh",
  }, { normalized: true, valueSizes: [2] }),
  SAMPLE_METADATA,
);

Deno.test("parsePolicy() reads back metadata and sizes of a discrete policy", () => {
  assertEquals(parsePolicy(DISCRETE_FILE), {
    metadata: SAMPLE_METADATA,
    observationSize: 4,
    action: { kind: "discrete", n: 3 },
    hasValue: true,
  });
});

Deno.test("parsePolicy() reads back the stage of a policy that isn't the final one", () => {
  const spec = {
    observationSize: 4,
    action: { kind: "discrete", n: 2 },
    hiddenSizes: [],
    activation: "tanh",
  } as const;
  const policy = samplePolicy(spec, { normalized: false, valueSizes: null });
  const metadata = {
    ...SAMPLE_METADATA,
    stage: { name: "halfway", steps: 5120 },
  };
  assertEquals(parsePolicy(exportPolicy(policy, metadata)).metadata, metadata);
});

Deno.test("parsePolicy() reads back metadata and sizes of a continuous policy", () => {
  const metadata = { ...SAMPLE_METADATA, environment: "Ünï \n ", seed: 0 };
  const description = samplePolicy({
    observationSize: 2,
    action: { kind: "box", low: [-1], high: [1] },
    hiddenSizes: [],
    activation: "relu",
    gaussian: { exploration: "independent", initialLogStd: 0, squash: true },
  }, { normalized: false, valueSizes: null });
  assertEquals(parsePolicy(exportPolicy(description, metadata)), {
    metadata,
    observationSize: 2,
    action: { kind: "box", size: 1 },
    hasValue: false,
  });
});

Deno.test("parsePolicy() refuses random bytes of any length, sealed or not", () => {
  const random = deriveRandom(1, "bytes");
  for (let i = 0; i < 2000; i++) {
    const length = random.integer(300);
    const bytes = Uint8Array.from({ length }, () => random.integer(256));
    assertRefused(bytes, "it does not end as this project's files do");
    assertRefused(seal(bytes), "");
  }
});

Deno.test("parsePolicy() refuses a file cut off anywhere", () => {
  for (let length = 0; length < DISCRETE_FILE.length; length += 13) {
    assertRefused(DISCRETE_FILE.subarray(0, length), "it does not end");
  }
});

Deno.test("parsePolicy() refuses a file with one bit flipped anywhere", () => {
  for (let i = 0; i < DISCRETE_FILE.length; i += 17) {
    const bytes = DISCRETE_FILE.slice();
    bytes[i] ^= 1;
    assertRefused(bytes, "");
  }
  const bytes = DISCRETE_FILE.slice();
  bytes[200] ^= 0x10;
  assertRefused(bytes, "its bytes do not match its digest: damaged");
});

Deno.test("parsePolicy() refuses a model without this project's digest", () => {
  const model = fromBinary(ModelProtoSchema, DISCRETE_FILE);
  model.metadataProps = [];
  const foreign = toBinary(ModelProtoSchema, model);
  assertRefused(foreign, "it does not end as this project's files do");
});

Deno.test("parsePolicy() refuses a file that is too large before looking into it", () => {
  assertThrows(
    () => parsePolicy(new Uint8Array(16 * 1024 * 1024 + 1)),
    RangeError,
    "Cannot read policy as it must have at most 16777216 bytes: current value is 16777217",
  );
});

/** Edits that a file with a right digest may have. */
const edits: [string, (model: ModelProto) => void, string][] = [
  [
    "another IR version",
    (m) => m.irVersion = 13n,
    "its IR version must be 10: current value is 13",
  ],
  [
    "another opset",
    (m) => m.opsetImport[0].version = 22n,
    "its opset must be 21: current value is 22",
  ],
  [
    "operators of another domain",
    (m) => m.opsetImport[0].domain = "com.microsoft",
    "it must use ONNX's own operators only",
  ],
  ["no graph", (m) => m.graph = undefined, "it has no graph"],
  [
    "an unknown operator",
    (m) => m.graph!.node[6].opType = "Loop",
    'operator "Loop" is in none of its exports',
  ],
  [
    "a node of another domain",
    (m) => m.graph!.node[6].domain = "com.example",
    'operator "Tanh" is in none of its exports',
  ],
  [
    "a node that reads what is never written",
    (m) => m.graph!.node[6].input = ["nothing"],
    '"nothing" must be written before "Tanh" reads it',
  ],
  [
    "a name that is written twice",
    (m) => m.graph!.node[6].output = ["observation"],
    '"observation" must be a name that is written once',
  ],
  [
    "an output that nothing computes",
    (m) => m.graph!.output[1].name = "odds",
    'output "odds" must be computed',
  ],
  [
    "a constant that is too short",
    (m) => m.graph!.initializer[0].rawData = new Uint8Array(8),
    'constant "normalization.mean" must have 32 bytes: current value is 8',
  ],
  [
    "a constant outside the file",
    (m) => m.graph!.initializer[0].dataLocation = 1,
    'constant "normalization.mean" must be inside the file',
  ],
  [
    "outputs in another order",
    (m) => m.graph!.output.reverse(),
    'its outputs must be ["action',
  ],
  [
    "an input of another name",
    (m) => {
      m.graph!.input[0].name = "x";
      m.graph!.node[0].input = ["x"];
    },
    'its inputs must be ["observation float [batch, 4]"]: current value is ["x float [batch, 4]"]',
  ],
  [
    "weights that do not fit what they multiply",
    (m) =>
      m.graph!.initializer.find(({ dims }) => dims.length === 2)!
        .dims.reverse(),
    'operator "Gemm" can\'t take [1,4], [',
  ],
  [
    "a bias that would give more rows",
    (m) => {
      const bias = m.graph!.initializer.find(({ name }) =>
        name === "policy.0.bias"
      )!;
      bias.dims = [BigInt(bias.rawData.length / 4), 1n];
    },
    'operator "Gemm" can\'t take [1,4], [',
  ],
  [
    "a few bytes that ask for gigabytes",
    (m) => {
      const [mean, deviation] = m.graph!.initializer;
      mean.dims = [4000n, 1n];
      mean.rawData = new Uint8Array(8 * 4000);
      deviation.dims = [1n, 4000n];
      deviation.rawData = new Uint8Array(8 * 4000);
      m.graph!.node[1].input = [mean.name, deviation.name];
    },
    "it must compute at most 8388608 numbers a row",
  ],
  [
    "an Expand to a shape of its own",
    (m) => {
      const node = m.graph!.node[6];
      node.opType = "Expand";
      node.input.push(m.graph!.initializer[0].name);
    },
    'operator "Expand" can\'t take [',
  ],
  [
    "endless nodes",
    (m) => {
      const { node } = m.graph!;
      for (let i = 0; i < 100; i++) {
        node.push({ ...node[6], output: [`more.${i}`] });
      }
    },
    "it must have at most 100 nodes: current value is 1",
  ],
  [
    "no metadata",
    (m) => m.metadataProps = [],
    "its metadata has no 'format': it is no policy of this project",
  ],
  [
    "a later format",
    (m) => m.metadataProps[0].value = "2",
    'its format must be 1: current value is "2"',
  ],
  [
    "a seed that is no number",
    (m) => m.metadataProps[3].value = "one",
    "'seed' must be a whole number: current value is NaN",
  ],
];

const original = fromBinary(ModelProtoSchema, DISCRETE_FILE);

Deno.test("parsePolicy() takes a file that was sealed again unchanged", () => {
  const again = seal(toBinary(ModelProtoSchema, original));
  assertEquals(parsePolicy(again), parsePolicy(DISCRETE_FILE));
});

for (const [name, edit, message] of edits) {
  Deno.test(`parsePolicy() refuses ${name}`, () => {
    const model = clone(ModelProtoSchema, original);
    edit(model);
    assertRefused(seal(toBinary(ModelProtoSchema, model)), message);
  });
}

function assertRefused(bytes: Uint8Array, message: string): void {
  const error = assertThrows(
    () => parsePolicy(bytes),
    SyntaxError,
    `Cannot read policy as ${message}`,
  );
  assertEquals(error.message.includes("\n"), false);
}
