/**
 * Reads an ONNX file with distrust, before any runtime sees it.
 *
 * @module
 */
import { fromBinary } from "@bufbuild/protobuf";
import { checkGraph } from "./check_graph.ts";
import { checkShapes } from "./check_shapes.ts";
import { IR_VERSION, OPSET_VERSION } from "./export_policy.ts";
import { type ModelProto, ModelProtoSchema } from "./generated/onnx_pb.ts";
import { type PolicyMetadata, readMetadata } from "./policy_metadata.ts";
import { type PolicySignature, readSignature } from "./policy_signature.ts";
import { inspectSeal } from "./seal.ts";

/** What a file says of itself. */
export interface ParsedPolicyFile extends PolicySignature {
  /** Where the policy comes from. */
  readonly metadata: PolicyMetadata;
}

/** The most bytes that a file may have; 4 million parameters fit. */
export const MAX_POLICY_BYTES = 16 * 1024 * 1024;

/**
 * Reads a file that {@linkcode exportPolicy} wrote, and refuses every other:
 * size, digest, versions, operators, constants, inputs, outputs, shapes and
 * metadata are looked at, in this order.
 *
 * @param bytes The file; any bytes are safe.
 * @returns What it says of itself.
 * @throws {RangeError} In one line, if the file is too large.
 * @throws {SyntaxError} In one line, if it is damaged or none of ours.
 *
 * @example Bytes of something else
 * ```ts
 * import { parsePolicy } from "@policy-gradient/bench/networks";
 * import { assertThrows } from "@std/assert";
 *
 * const bytes = new TextEncoder().encode("not a policy");
 * assertThrows(() => parsePolicy(bytes), SyntaxError, "Cannot read policy");
 * ```
 */
export function parsePolicy(bytes: Uint8Array): ParsedPolicyFile {
  if (bytes.length > MAX_POLICY_BYTES) {
    throw new RangeError(
      `Cannot read policy as it must have at most ${MAX_POLICY_BYTES} bytes: current value is ${bytes.length}`,
    );
  }
  const seal = inspectSeal(bytes);
  if (seal === "foreign") {
    refuse("it does not end as this project's files do: cut off, or foreign");
  }
  if (seal === "damaged") refuse("its bytes do not match its digest: damaged");
  const model = decode(bytes);
  checkModel(model);
  const graph = model.graph ?? refuse("it has no graph");
  checkGraph(graph);
  const signature = readSignature(graph);
  checkShapes(graph, signature.observationSize);
  const entries = model.metadataProps.map((p) => [p.key, p.value] as const);
  return {
    ...signature,
    metadata: readMetadata(new Map(entries)),
  };
}

function decode(bytes: Uint8Array): ModelProto {
  try {
    return fromBinary(ModelProtoSchema, bytes);
  } catch (cause) {
    return refuse("it is no protobuf of an ONNX model", cause);
  }
}

function checkModel(model: ModelProto): void {
  if (model.irVersion !== IR_VERSION) {
    refuse(
      `its IR version must be ${IR_VERSION}: current value is ${model.irVersion}`,
    );
  }
  const [opset, ...others] = model.opsetImport;
  if (others.length > 0 || !opset || opset.domain !== "") {
    refuse("it must use ONNX's own operators only");
  }
  if (opset.version !== OPSET_VERSION) {
    refuse(
      `its opset must be ${OPSET_VERSION}: current value is ${opset.version}`,
    );
  }
  if (model.functions.length > 0 || model.trainingInfo.length > 0) {
    refuse("it must have no functions and no training graph");
  }
}

function refuse(rule: string, cause?: unknown): never {
  throw new SyntaxError(`Cannot read policy as ${rule}`, { cause });
}
