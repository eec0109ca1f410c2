/**
 * What a policy's graph takes and gives.
 *
 * @module
 */
import type { GraphProto, ValueInfoProto } from "./generated/onnx_pb.ts";
import { BATCH_AXIS, type ElementType, ONNX_TYPES } from "./graph_builder.ts";

/** What a policy's file takes and gives. */
export interface PolicySignature {
  /** Numbers in one observation. */
  readonly observationSize: number;
  /** What the policy acts with. */
  readonly action:
    | { readonly kind: "discrete"; readonly n: number }
    | { readonly kind: "box"; readonly size: number };
  /** Whether the file has the output `value`. */
  readonly hasValue: boolean;
}

/**
 * Reads the declared inputs and outputs of a graph.
 *
 * @param graph The graph of a file.
 * @returns What it takes and gives.
 * @throws {SyntaxError} In one line, if these are not a policy's.
 */
export function readSignature(graph: GraphProto): PolicySignature {
  const inputs = graph.input.map(describe);
  const outputs = graph.output.map(describe);
  const hasValue = outputs.at(-1) === "value float [batch]";
  const heads = hasValue ? outputs.slice(0, -1) : outputs;

  const observationSize = lastSize(inputs[0]);
  requireEqual("inputs", inputs, [
    `observation float [batch, ${observationSize}]`,
  ]);
  const size = lastSize(heads[1]);
  if (heads[0] === "action int64 [batch]") {
    requireEqual("outputs", heads, [heads[0], `logits float [batch, ${size}]`]);
    return { observationSize, action: { kind: "discrete", n: size }, hasValue };
  }
  requireEqual(
    "outputs",
    heads,
    ["action", "mean", "logStd"].map((name) =>
      `${name} float [batch, ${size}]`
    ),
  );
  return { observationSize, action: { kind: "box", size }, hasValue };
}

/** Writes a declaration as text, such as `observation float [batch, 4]`. */
function describe({ name, type }: ValueInfoProto): string {
  const tensor = type?.value.case === "tensorType" ? type.value.value : null;
  const element = (Object.keys(ONNX_TYPES) as ElementType[])
    .find((element) => ONNX_TYPES[element] === tensor?.elemType);
  const dims = tensor?.shape?.dim.map(({ value }) =>
    value.case === "dimParam" && value.value !== BATCH_AXIS ? "?" : value.value
  );
  return `${name.slice(0, 40)} ${element} [${dims?.join(", ")}]`;
}

/** The last axis of a declaration of two axes; 0 where it is none. */
function lastSize(declaration: string | undefined): number {
  return Number(/, ([1-9][0-9]{0,8})\]$/.exec(declaration ?? "")?.[1] ?? 0);
}

function requireEqual(
  what: string,
  found: readonly string[],
  wanted: readonly string[],
): void {
  const equal = found.length === wanted.length &&
    found.every((declaration, i) => declaration === wanted[i]);
  if (equal) return;
  throw new SyntaxError(
    `Cannot read policy as its ${what} must be ${
      JSON.stringify(wanted)
    }: current value is ${JSON.stringify(found).slice(0, 200)}`,
  );
}
