/** How `engines/wasm_network.ts` describes a network in memory. Strides and places are in bytes. */

/** A network; its layers' records follow, input side first. */
@unmanaged
export class Net {
  layers: i32;
  /** 1 for ReLU, 0 for tanh. */
  relu: i32;
  /** Numbers in one row of y. */
  outputSize: i32;
  /** The most rows of a batch. */
  maxRows: i32;
  /** Two buffers of one block of rows, as wide as the widest layer. */
  scratch0: usize;
  scratch1: usize;
  /** Zeros, as many as the widest layer has columns. */
  zeros: usize;
  /** Four rows as wide as the widest layer. */
  fourRows: usize;
}

/** A layer: z = h·W + b. Columns are padded with zeros to a multiple of 4. */
@unmanaged
export class Layer {
  /** Rows of W. */
  inputs: i32;
  /** Columns of W that count. */
  outputs: i32;
  /** From one row that enters the layer to the next. */
  inputStride: usize;
  /** From one row of W, and of what leaves the layer, to the next; a multiple of 16. */
  outputStride: usize;
  /** Where W begins in θ. */
  weights: usize;
  /** Where b begins in θ. */
  biases: usize;
  /** What leaves the layer: all rows of a hidden layer, one block of the last. */
  values: usize;
  /** Wᵀ, in rows of `inputStride`; the first layer has none. */
  transposed: usize;
  /**
   * ∂yₖ/∂z of every output and row, `maxRows` rows an output. 0 where no map of
   * the network is used often, and in the last layer.
   */
  sensitivities: usize;
}

/**
 * Rows that go through all layers together, so that they stay in the nearest
 * cache. Sums over rows are grouped by it, so results depend on it.
 */
export const BLOCK: i32 = 64;

/** The record of layer `l`. */
export function layerOf(net: Net, l: i32): Layer {
  return changetype<Layer>(
    changetype<usize>(net) + offsetof<Net>() + l * offsetof<Layer>(),
  );
}

/** Columns of W with their padding. */
export function columnsOf(layer: Layer): i32 {
  return <i32> (layer.outputStride >> 2);
}

/** Where row `start` of what enters layer `l` is. */
export function inputOf(net: Net, l: i32, x: usize, start: i32): usize {
  const first = l == 0 ? x : layerOf(net, l - 1).values;
  return first + start * layerOf(net, l).inputStride;
}

/** Copies the first `width` bytes of each row. */
export function copyRows(
  from: usize,
  fromStride: usize,
  to: usize,
  toStride: usize,
  width: usize,
  rows: i32,
): void {
  for (let r = 0; r < rows; r++) {
    let i: usize = 0;
    for (; i + 8 <= width; i += 8) store<u64>(to + i, load<u64>(from + i));
    if (i < width) store<f32>(to + i, load<f32>(from + i));
    from += fromStride;
    to += toStride;
  }
}
