/**
 * What the inside of a policy's graph may hold.
 *
 * @module
 */
import {
  AttributeProto_AttributeType,
  type GraphProto,
  type NodeProto,
  type TensorProto,
  TensorProto_DataLocation,
} from "./generated/onnx_pb.ts";
import {
  ELEMENT_BYTES,
  type ElementType,
  ONNX_TYPES,
} from "./graph_builder.ts";

/** The operators that an export may contain. */
const OPERATORS: ReadonlySet<string> = new Set([
  "Add",
  "ArgMax",
  "Cast",
  "Clip",
  "Div",
  "Exp",
  "Expand",
  "Gemm",
  "Log",
  "MatMul",
  "Max",
  "Min",
  "Mul",
  "Relu",
  "Shape",
  "Squeeze",
  "Sub",
  "Tanh",
]);

/**
 * Refuses graphs that hold what no export of ours does: unknown operators,
 * subgraphs, constants outside the file or of the wrong length, names that are
 * read before they are written or written twice.
 *
 * @param graph The graph of a file.
 * @throws {SyntaxError} In one line, naming what is wrong.
 */
export function checkGraph(graph: GraphProto): void {
  if (graph.sparseInitializer.length > 0) {
    refuse("its constants must be dense");
  }
  const written = new Set<string>();
  const write = (name: string) => {
    if (name === "" || written.has(name)) {
      refuse(`${quote(name)} must be a name that is written once`);
    }
    written.add(name);
  };
  graph.input.forEach((input) => write(input.name));
  for (const constant of graph.initializer) {
    checkConstant(constant);
    write(constant.name);
  }
  for (const node of graph.node) {
    checkNode(node, written);
    node.output.forEach(write);
  }
  for (const { name } of graph.output) {
    if (!written.has(name)) refuse(`output ${quote(name)} must be computed`);
  }
}

function checkConstant(tensor: TensorProto): void {
  const { name, dims, dataType, dataLocation, externalData, rawData } = tensor;
  const outside = externalData.length > 0 ||
    dataLocation !== TensorProto_DataLocation.DEFAULT;
  if (outside) refuse(`constant ${quote(name)} must be inside the file`);
  const type = (Object.keys(ONNX_TYPES) as ElementType[])
    .find((type) => ONNX_TYPES[type] === dataType);
  if (!type) {
    refuse(
      `constant ${
        quote(name)
      } must be float, double or int64: current value is ${dataType}`,
    );
  }
  const bytes = dims.reduce((a, b) => a * b, BigInt(ELEMENT_BYTES[type]));
  if (dims.some((size) => size < 1n) || bytes !== BigInt(rawData.length)) {
    refuse(
      `constant ${
        quote(name)
      } must have ${bytes} bytes: current value is ${rawData.length}`,
    );
  }
}

function checkNode(node: NodeProto, written: ReadonlySet<string>): void {
  const { opType, domain, input, output, attribute } = node;
  if (domain !== "" || !OPERATORS.has(opType)) {
    refuse(`operator ${quote(opType)} is in none of its exports`);
  }
  for (const name of input) {
    if (!written.has(name)) {
      refuse(`${quote(name)} must be written before ${quote(opType)} reads it`);
    }
  }
  if (output.length !== 1) {
    refuse(
      `${
        quote(opType)
      } must have one output: current value is ${output.length}`,
    );
  }
  for (const { name, type } of attribute) {
    if (type !== AttributeProto_AttributeType.INT) {
      refuse(`attribute ${quote(name)} of ${quote(opType)} must be an integer`);
    }
  }
}

function quote(name: string): string {
  return JSON.stringify(name.slice(0, 80));
}

function refuse(rule: string): never {
  throw new SyntaxError(`Cannot read policy as ${rule}`);
}
