/**
 * What stands between the observation and a policy's heads: normalization and
 * the multilayer perceptron.
 *
 * @module
 */
import { canonicalLayers } from "../canonical_layers.ts";
import type { NetworkSpec } from "../engine.ts";
import type { ObservationNormalization } from "../policy_description.ts";
import { type GraphBuilder, ONNX_TYPES } from "./graph_builder.ts";

/**
 * Adds x ↦ clip((x − mean) / √(variance + epsilon), ±clip). It runs in double
 * precision, as training does: where the deviation is far smaller than the
 * mean, a mean that is rounded to float32 would move the quotient.
 *
 * @param graph Where the nodes go.
 * @param observation Name of the float32 `[batch, size]` input.
 * @param normalization Statistics of `size` elements.
 * @returns Name of the normalized float32 `[batch, size]` tensor.
 */
export function addNormalization(
  graph: GraphBuilder,
  observation: string,
  normalization: ObservationNormalization,
): string {
  const { mean, variance, epsilon, clip } = normalization;
  const size = mean.length;
  const deviation = variance.map((v) => Math.sqrt(v + epsilon));
  const prefix = "normalization";
  const wide = graph.node("Cast", [observation], `${prefix}.observation`, {
    to: ONNX_TYPES.double,
  });
  const centered = graph.node("Sub", [
    wide,
    graph.constant(`${prefix}.mean`, "double", [size], mean),
  ], `${prefix}.centered`);
  const scaled = graph.node("Div", [
    centered,
    graph.constant(`${prefix}.deviation`, "double", [size], deviation),
  ], `${prefix}.scaled`);
  const clipped = graph.node("Clip", [
    scaled,
    graph.constant(`${prefix}.low`, "double", [], [-clip]),
    graph.constant(`${prefix}.high`, "double", [], [clip]),
  ], `${prefix}.clipped`);
  return graph.node("Cast", [clipped], `${prefix}.output`, {
    to: ONNX_TYPES.float,
  });
}

/** A network and where it stands in the graph. */
interface NetworkPlacement {
  /** Name of the float32 `[batch, inputSize]` tensor that it reads. */
  readonly input: string;
  /** Name of the `[batch, outputSize]` tensor that it writes. */
  readonly output: string;
  /** First part of the names of its constants and nodes. */
  readonly prefix: string;
  /** Sizes and activation. */
  readonly spec: NetworkSpec;
  /** In the canonical order; numbers after the network's are not read. */
  readonly parameters: Float32Array | Float64Array;
}

/**
 * Adds h = activation(x·W + b) for each hidden layer, then h·W + b.
 *
 * @param graph Where the nodes go.
 * @param placement The network, and names of what it reads and writes.
 * @returns Name of the features, `[batch, featureSize]`: the last hidden layer,
 * or the input where there is none.
 */
export function addNetwork(
  graph: GraphBuilder,
  placement: NetworkPlacement,
): string {
  const { input, output, prefix, spec, parameters } = placement;
  const activation = spec.activation === "tanh" ? "Tanh" : "Relu";
  const layers = canonicalLayers(spec);
  let features = input;
  for (const [index, layer] of layers.entries()) {
    const { inputs, outputs, weights, biases, end } = layer;
    const name = `${prefix}.${index}`;
    const isLast = index === layers.length - 1;
    const weight = parameters.subarray(weights, biases);
    const bias = parameters.subarray(biases, end);
    const linear = graph.node("Gemm", [
      features,
      graph.constant(`${name}.weight`, "float", [inputs, outputs], weight),
      graph.constant(`${name}.bias`, "float", [outputs], bias),
    ], isLast ? output : `${name}.linear`);
    if (!isLast) features = graph.node(activation, [linear], `${name}.hidden`);
  }
  return features;
}
