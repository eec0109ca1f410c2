/**
 * Writes a policy as an ONNX file that runs anywhere.
 *
 * @module
 */
import { create, toBinary } from "@bufbuild/protobuf";
import type { PolicyDescription } from "../policy_description.ts";
import {
  checkDescription,
  parameterCount,
  policyNetwork,
} from "./check_description.ts";
import { type GraphProto, ModelProtoSchema } from "./generated/onnx_pb.ts";
import { createGraph } from "./graph_builder.ts";
import { addCategoricalHead, addGaussianHead, addValueHead } from "./heads.ts";
import { addNetwork, addNormalization } from "./layers.ts";
import { metadataEntries, type PolicyMetadata } from "./policy_metadata.ts";
import { seal } from "./seal.ts";

/** Version of ONNX's file format. */
export const IR_VERSION = 10n;

/** Version of ONNX's operators. */
export const OPSET_VERSION = 21n;

/**
 * Writes a policy as one ONNX file (IR 10, opset 21) that holds normalization,
 * network, squashing, clipping and arg max. Numbers are float32, but for the
 * normalization, which is double inside. Equal arguments give equal bytes.
 *
 * | tensor | type | shape | what |
 * |---|---|---|---|
 * | input `observation` | float32 | `[batch, observation size]` | raw, as the environment gives it |
 * | output `action` | int64 | `[batch]` | discrete: the most probable action, of equal ones the first |
 * | output `action` | float32 | `[batch, action size]` | continuous: in the environment's units and bounds |
 * | output `logits` | float32 | `[batch, n]` | discrete: for those who sample |
 * | output `mean` | float32 | `[batch, action size]` | continuous: the network's own, before squashing and clipping |
 * | output `logStd` | float32 | `[batch, action size]` | continuous: natural logarithm of the deviation before squashing |
 * | output `value` | float32 | `[batch]` | the state's value, where the algorithm has one |
 *
 * @param description The policy.
 * @param metadata Where it comes from; written into `metadata_props`.
 * @returns The file's bytes.
 * @throws {RangeError} If parts of the description do not fit together, a
 * number is not finite, or the metadata are impossible.
 *
 * @example A policy that pushes the cart to where the pole leans
 * ```ts
 * import { exportPolicy, parsePolicy } from "@policy-gradient/bench/networks";
 * import { assertEquals } from "@std/assert";
 *
 * const bytes = exportPolicy({
 *   spec: {
 *     observationSize: 4,
 *     action: { kind: "discrete", n: 2 },
 *     hiddenSizes: [],
 *     activation: "tanh",
 *   },
 *   parameters: Float32Array.of(0, 0, 0, 0, -1, 1, -1, 1, 0, 0),
 *   normalization: null,
 *   value: null,
 * }, {
 *   environment: "CartPole-v1",
 *   algorithm: "by hand",
 *   seed: 1,
 *   record: "0".repeat(64),
 * });
 * assertEquals(parsePolicy(bytes).metadata.environment, "CartPole-v1");
 * ```
 */
export function exportPolicy(
  description: PolicyDescription,
  metadata: PolicyMetadata,
): Uint8Array<ArrayBuffer> {
  checkDescription(description);
  const entries = metadataEntries(metadata, usage(description, metadata));
  const model = create(ModelProtoSchema, {
    irVersion: IR_VERSION,
    opsetImport: [{ domain: "", version: OPSET_VERSION }],
    producerName: "@policy-gradient/bench",
    graph: buildGraph(description),
    metadataProps: entries.map(([key, value]) => ({ key, value })),
  });
  return seal(toBinary(ModelProtoSchema, model));
}

function buildGraph(description: PolicyDescription): GraphProto {
  const { spec, parameters, normalization, value } = description;
  const graph = createGraph("policy");
  const observation = graph.input("observation", "float", [
    spec.observationSize,
  ]);
  const input = normalization
    ? addNormalization(graph, observation, normalization)
    : observation;
  const network = policyNetwork(spec);
  const features = addNetwork(graph, {
    input,
    output: spec.action.kind === "discrete" ? "logits" : "mean",
    prefix: "policy",
    spec: network,
    parameters,
  });
  if (spec.action.kind === "discrete") {
    addCategoricalHead(graph, spec.action.n);
  } else {
    const { low, high } = spec.action;
    const logStd = parameters.subarray(parameterCount(network));
    addGaussianHead(graph, { ...spec.gaussian!, low, high, features, logStd });
  }
  if (value) {
    addNetwork(graph, {
      ...value,
      input,
      output: "value.row",
      prefix: "value",
    });
    addValueHead(graph, "value.row");
  }
  return graph.build();
}

function usage(
  { spec, value }: PolicyDescription,
  { environment }: PolicyMetadata,
): string {
  const discrete = spec.action.kind === "discrete";
  const more = [
    discrete ? "'logits'" : "'mean' and 'logStd'",
    ...(value ? ["'value'"] : []),
  ];
  return `Give 'observation', float32 [batch, ${spec.observationSize}], raw as ` +
    `${environment} gives it; 'action', ${
      discrete
        ? "int64 [batch]"
        : `float32 [batch, ${policyNetwork(spec).outputSize}]`
    }, is what ${environment} takes. Further outputs: ${more.join(", ")}.`;
}
