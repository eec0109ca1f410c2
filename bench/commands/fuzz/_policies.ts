/**
 * Hostile ONNX files.
 *
 * @module
 */
import { clone, fromBinary, toBinary } from "@bufbuild/protobuf";
import fc from "fast-check";
import {
  SAMPLE_METADATA,
  samplePolicy,
} from "../../../networks/onnx/_sample_policy.ts";
import {
  type ModelProto,
  ModelProtoSchema,
} from "../../../networks/onnx/generated/onnx_pb.ts";
import { exportPolicy } from "../../../networks/onnx/mod.ts";
import { seal } from "../../../networks/onnx/seal.ts";
import { play } from "../play/main.ts";
import { assertOneLine, hostileProperty, worksOrRefuses } from "./_refusal.ts";
import type { HostileProperty } from "./_refusal.ts";
import type { Sandbox } from "./_sandbox.ts";
import { damagedBytes, hostileText, randomBytes } from "./_values.ts";

/** Bytes of the entry that seals a file. */
const SEAL_BYTES = 76;

const FILES: readonly Uint8Array[] = [
  exportPolicy(
    samplePolicy({
      observationSize: 4,
      action: { kind: "discrete", n: 2 },
      hiddenSizes: [6],
      activation: "tanh",
    }, { normalized: true, valueSizes: [3] }),
    SAMPLE_METADATA,
  ),
  exportPolicy(
    samplePolicy({
      observationSize: 3,
      action: { kind: "box", low: [-2], high: [2] },
      hiddenSizes: [5],
      activation: "relu",
      gaussian: { exploration: "gsde", initialLogStd: 0, squash: false },
    }, { normalized: false, valueSizes: null }),
    { ...SAMPLE_METADATA, environment: "Pendulum-v1" },
  ),
  exportPolicy(
    samplePolicy({
      observationSize: 2,
      action: { kind: "box", low: [-1], high: [1] },
      hiddenSizes: [],
      activation: "relu",
      gaussian: { exploration: "independent", initialLogStd: 0, squash: true },
    }, { normalized: false, valueSizes: null }),
    { ...SAMPLE_METADATA, environment: "MountainCarContinuous-v0" },
  ),
];

const validFile = () => fc.constantFrom(...FILES);

/** Damaged inside, but sealed: it reaches the parser, and now and then the runtime. */
function sealedDamage(): fc.Arbitrary<Uint8Array> {
  return validFile().chain((file) => damagedBytes(file.slice(0, -SEAL_BYTES)))
    .map(seal);
}

/** Models of which one field is not as it should be, sealed. */
function editedModel(): fc.Arbitrary<Uint8Array> {
  const dimension = fc.constantFrom(
    ...[0n, -1n, 1n, 2n, 3n, 6n, 100_000n, 2n ** 31n, 2n ** 40n, 2n ** 62n],
  );
  const operator = fc.constantFrom(
    ..."Add ArgMax Cast Clip Div Exp Expand Gemm Log MatMul Max Min Mul Relu Shape Squeeze Sub Tanh Loop If Scan ConstantOfShape Identity Tile"
      .split(" "),
  );
  const pick = fc.nat(1000);
  const at = <T>(list: T[], n: number): T => list[n % list.length];
  type Edit = (model: ModelProto) => void;
  const edit = fc.oneof<fc.Arbitrary<Edit>[]>(
    fc.tuple(pick, pick, dimension).map(([n, axis, size]) => (model) => {
      const { dims } = at(model.graph!.initializer, n);
      dims[axis % (dims.length + 1)] = size;
    }),
    fc.tuple(pick, dimension, dimension).map(
      ([n, rows, columns]) => (model) => {
        const tensor = at(model.graph!.initializer, n);
        const size = rows * columns * 4n;
        if (size < 1n || size > 4_000_000n) return;
        tensor.dims = [rows, columns];
        tensor.rawData = new Uint8Array(Number(size));
      },
    ),
    fc.tuple(pick, operator).map(([n, name]) => (model) => {
      at(model.graph!.node, n).opType = name;
    }),
    fc.tuple(pick, pick, pick).map(([n, slot, from]) => (model) => {
      const { node, initializer } = model.graph!;
      const names = ["observation", "", ...node, ...initializer].map((each) =>
        typeof each === "string" ? each : each.name
      );
      const { input } = at(node, n);
      input[slot % (input.length + 1)] = at(names, from);
    }),
    fc.tuple(pick, dimension, hostileText()).map(
      ([n, value, name]) => (model) => {
        const { attribute } = at(model.graph!.node, n);
        if (attribute.length > 0) attribute[0].i = value;
        if (attribute.length > 1) attribute[1].name = name;
      },
    ),
    fc.tuple(pick, pick).map(([n, type]) => (model) => {
      at(model.graph!.initializer, n).dataType = type % 25;
    }),
    fc.tuple(pick, pick).map(([n, m]) => (model) => {
      const { node } = model.graph!;
      const moved = node.splice(n % node.length, 1);
      if (n % 2 === 0) node.splice(m % node.length, 0, ...moved, ...moved);
    }),
    fc.tuple(pick, hostileText()).map(([n, key]) => (model) => {
      const tensor = at(model.graph!.initializer, n);
      tensor.externalData = [{
        $typeName: "onnx.StringStringEntryProto",
        key,
        value: "/etc/passwd",
      }];
    }),
    fc.tuple(pick, hostileText()).map(([n, text]) => (model) => {
      at(model.metadataProps, n).value = text;
    }),
    fc.tuple(pick, hostileText()).map(([n, text]) => (model) => {
      at([...model.graph!.output, ...model.graph!.input], n).name = text;
    }),
    fc.tuple(pick, dimension).map(([n, size]) => (model) => {
      const { type } = at([...model.graph!.output, ...model.graph!.input], n);
      if (type?.value.case !== "tensorType") return;
      const dim = type.value.value.shape!.dim.at(-1)!;
      dim.value = { case: "dimValue", value: size };
    }),
  );
  return fc.tuple(validFile(), fc.array(edit, { minLength: 1, maxLength: 3 }))
    .map(([file, edits]) => {
      const model = clone(
        ModelProtoSchema,
        fromBinary(ModelProtoSchema, file.slice(0, -SEAL_BYTES)),
      );
      for (const change of edits) change(model);
      try {
        return seal(toBinary(ModelProtoSchema, model));
      } catch {
        return file; // a text that protobuf can't write
      }
    });
}

/** Graphs within attributes of nodes within graphs, or groups, sealed. */
function deepModel(): fc.Arbitrary<Uint8Array> {
  const [graph, node, attribute, subgraph, group] = [
    0x3a,
    0x0a,
    0x2a,
    0x32,
    0x0b,
  ];
  return fc.tuple(fc.nat(100_000), fc.boolean()).map(([depth, isGroup]) => {
    if (isGroup) return seal(new Uint8Array(depth).fill(group));
    const reversed: number[] = [];
    const wrap = (tag: number) =>
      reversed.push(...varint(reversed.length).reverse(), tag);
    for (let i = 0; i < depth; i++) [subgraph, attribute, node].forEach(wrap);
    wrap(graph);
    return seal(Uint8Array.from(reversed.reverse()));
  });
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [value % 128 + 128, ...varint(value >> 7)];
}

/**
 * The properties of policy files.
 *
 * @param sandbox Where they lie.
 */
export function policyProperties(sandbox: Sandbox): HostileProperty[] {
  const plays = (
    name: string,
    cases: number,
    files: fc.Arbitrary<Uint8Array>,
  ) =>
    hostileProperty(`ONNX of play: ${name}`, cases, files, async (bytes) => {
      const path = sandbox.put("in/policy.onnx", bytes);
      const score = await worksOrRefuses(() =>
        play({ path, episodes: 1, seed: 1 })
      );
      if (score !== undefined) assertOneLine(score);
      sandbox.assertUntouched();
    });
  return [
    plays(
      "random and damaged bytes",
      150,
      fc.oneof(
        randomBytes(),
        randomBytes().map(seal),
        validFile().chain(damagedBytes),
      ),
    ),
    plays("damaged inside, sealed", 80, sealedDamage()),
    plays("one field changed, sealed", 120, editedModel()),
    plays("deep nesting, sealed", 10, deepModel()),
  ];
}
