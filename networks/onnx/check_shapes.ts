/**
 * What a policy's graph would make a runtime compute.
 *
 * @module
 */
import type {
  GraphProto,
  NodeProto,
  TensorProto,
} from "./generated/onnx_pb.ts";

/** The most nodes; an export with 8 hidden layers and a value has some 50. */
const MAX_NODES = 100;

/** The most numbers that all nodes together may write for one observation. */
const MAX_NUMBERS = 8 * 1024 * 1024;

type Shape = readonly number[];

/**
 * Works out the shape of every tensor for one observation, and refuses graphs
 * whose shapes do not fit together or that would take more memory or time than
 * any export of ours: a few bytes can ask for terabytes.
 *
 * @param graph A graph that `checkGraph` took.
 * @param observationSize Numbers in one observation.
 * @throws {SyntaxError} In one line, naming what is wrong.
 */
export function checkShapes(graph: GraphProto, observationSize: number): void {
  if (graph.node.length > MAX_NODES) {
    refuse(
      `it must have at most ${MAX_NODES} nodes: current value is ${graph.node.length}`,
    );
  }
  const shapes = new Map<string, Shape>(graph.initializer.map(shapeOf));
  for (const { name } of graph.input) shapes.set(name, [1, observationSize]);
  /** What Shape nodes write: only an Expand reads it. */
  const measured = new Map<string, Shape>();
  let numbers = 0;
  for (const node of graph.node) {
    const inputs = node.input.map((name) => shapes.get(name)!);
    const [output] = node.output;
    if (node.opType === "Shape") measured.set(output, inputs[0] ?? []);
    const target = measured.get(node.input[1]);
    const shape = node.opType === "Expand" && target
      ? broadcast([inputs[0], target])
      : outputShape(node, inputs);
    if (shape === null) {
      refuse(
        `operator ${JSON.stringify(node.opType)} can't take ${
          inputs.slice(0, 4).map((each) => `[${each}]`).join(", ")
        }`,
      );
    }
    numbers += shape.reduce((a, b) => a * b, 1);
    if (numbers > MAX_NUMBERS) {
      refuse(`it must compute at most ${MAX_NUMBERS} numbers a row`);
    }
    shapes.set(output, shape);
  }
}

function shapeOf({ name, dims }: TensorProto): [string, Shape] {
  return [name, dims.map(Number)];
}

/** The shape that a node writes; null where its inputs do not fit. */
function outputShape(
  { opType, attribute }: NodeProto,
  inputs: readonly Shape[],
): Shape | null {
  const [first = [], second] = inputs;
  const integer = (name: string) =>
    Number(attribute.find((each) => each.name === name)?.i ?? 0n);
  switch (opType) {
    case "Expand":
      return null;
    case "Shape":
      return [first.length];
    case "Gemm":
    case "MatMul": {
      const fits = first.length === 2 && first[0] === 1 &&
        second?.length === 2 && first[1] === second[0] &&
        attribute.length === 0;
      if (!fits) return null;
      const shape = [1, second[1]];
      return `${broadcast([shape, inputs[2] ?? []])}` === `${shape}`
        ? shape
        : null;
    }
    case "ArgMax":
      return first.length === 2 && integer("axis") === 1 &&
          integer("keepdims") === 0
        ? [first[0]]
        : null;
    case "Squeeze":
      return first.length === 2 && first[1] === 1 ? [first[0]] : null;
    default:
      return broadcast(inputs);
  }
}

/** The common shape of tensors whose axes, from the last, are equal or 1. */
function broadcast(shapes: readonly Shape[]): Shape | null {
  const axes = Math.max(0, ...shapes.map(({ length }) => length));
  if (axes > 2) return null;
  const common: number[] = [];
  for (let axis = 1; axis <= axes; axis++) {
    const sizes = shapes.map((shape) => shape.at(-axis) ?? 1);
    const size = Math.max(...sizes);
    if (sizes.some((each) => each !== 1 && each !== size)) return null;
    common.unshift(size);
  }
  return common;
}

function refuse(rule: string): never {
  throw new SyntaxError(`Cannot read policy as ${rule}`);
}
