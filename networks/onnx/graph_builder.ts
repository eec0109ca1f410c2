/**
 * Builds an ONNX graph node by node.
 *
 * @module
 */
import { create } from "@bufbuild/protobuf";
import {
  AttributeProto_AttributeType,
  AttributeProtoSchema,
  type GraphProto,
  GraphProtoSchema,
  NodeProtoSchema,
  TensorProto_DataType,
  TensorProtoSchema,
  type ValueInfoProto,
  ValueInfoProtoSchema,
} from "./generated/onnx_pb.ts";

/** The element types that a policy's graph uses. */
export type ElementType = "float" | "double" | "int64";

/** A graph under construction: what is added comes out in the order of adding. */
export interface GraphBuilder {
  /**
   * Adds a constant.
   *
   * @param name Its name, unique in the graph.
   * @param type What its elements are stored as; numbers are rounded to it.
   * @param dims Its shape; `[]` for a scalar.
   * @param values Its elements, the last axis fastest.
   * @returns `name`, for the nodes that read it.
   */
  constant(
    name: string,
    type: ElementType,
    dims: readonly number[],
    values: ArrayLike<number>,
  ): string;
  /**
   * Adds a node with one output; the node has the output's name.
   *
   * @param operator One of ONNX's own operators, such as `Gemm`.
   * @param inputs Names of what it reads.
   * @param output Name of what it writes, unique in the graph.
   * @param attributes The operator's attributes, integers all.
   * @returns `output`, for the nodes that read it.
   */
  node(
    operator: string,
    inputs: readonly string[],
    output: string,
    attributes?: Readonly<Record<string, number>>,
  ): string;
  /** Declares an input of the graph, `[batch, …dims]`. */
  input(name: string, type: ElementType, dims: readonly number[]): string;
  /** Declares an output of the graph, `[batch, …dims]`. */
  output(name: string, type: ElementType, dims: readonly number[]): void;
  /** Gives the graph with all that was added. */
  build(): GraphProto;
}

/** Name of the first axis of every input and output. */
export const BATCH_AXIS = "batch";

/** ONNX's numbers for the element types. */
export const ONNX_TYPES: Readonly<Record<ElementType, TensorProto_DataType>> = {
  float: TensorProto_DataType.FLOAT,
  double: TensorProto_DataType.DOUBLE,
  int64: TensorProto_DataType.INT64,
};

/** Bytes that one element takes. */
export const ELEMENT_BYTES: Readonly<Record<ElementType, number>> = {
  float: 4,
  double: 8,
  int64: 8,
};

/**
 * Starts an empty graph.
 *
 * @param name Name of the graph.
 * @returns What nodes, constants, inputs and outputs are added to.
 */
export function createGraph(name: string): GraphBuilder {
  const graph = create(GraphProtoSchema, { name });
  return {
    constant(name, type, dims, values) {
      graph.initializer.push(create(TensorProtoSchema, {
        dims: dims.map(BigInt),
        dataType: ONNX_TYPES[type],
        name,
        rawData: littleEndian(type, values),
      }));
      return name;
    },
    node(operator, inputs, output, attributes = {}) {
      graph.node.push(create(NodeProtoSchema, {
        input: [...inputs],
        output: [output],
        name: output,
        opType: operator,
        attribute: Object.entries(attributes).map(([name, value]) =>
          create(AttributeProtoSchema, {
            name,
            type: AttributeProto_AttributeType.INT,
            i: BigInt(value),
          })
        ),
      }));
      return output;
    },
    input(name, type, dims) {
      graph.input.push(describe(name, type, dims));
      return name;
    },
    output(name, type, dims) {
      graph.output.push(describe(name, type, dims));
    },
    build: () => graph,
  };
}

function describe(
  name: string,
  type: ElementType,
  dims: readonly number[],
): ValueInfoProto {
  const batch = { value: { case: "dimParam" as const, value: BATCH_AXIS } };
  const fixed = dims.map((size) => ({
    value: { case: "dimValue" as const, value: BigInt(size) },
  }));
  return create(ValueInfoProtoSchema, {
    name,
    type: {
      value: {
        case: "tensorType",
        value: {
          elemType: ONNX_TYPES[type],
          shape: { dim: [batch, ...fixed] },
        },
      },
    },
  });
}

/** ONNX stores raw elements little-endian on every machine. */
function littleEndian(
  type: ElementType,
  values: ArrayLike<number>,
): Uint8Array<ArrayBuffer> {
  const size = ELEMENT_BYTES[type];
  const bytes = new Uint8Array(values.length * size);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < values.length; i++) {
    if (type === "float") view.setFloat32(i * size, values[i], true);
    else if (type === "double") view.setFloat64(i * size, values[i], true);
    else view.setBigInt64(i * size, BigInt(values[i]), true);
  }
  return bytes;
}
