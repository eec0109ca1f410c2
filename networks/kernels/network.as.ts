/** What `engines/wasm.ts` writes into memory about a network. Sizes in numbers, the rest in bytes. */
@unmanaged
export class Net {
  /** How many layers there are; their records follow this one. */
  layers: i32;
  /** 1 for ReLU, 0 for tanh. */
  relu: i32;
  /** Numbers in one row of x. */
  inputSize: i32;
  /** Numbers in one row of y. */
  outputSize: i32;
  /** Two buffers of one block of rows, as wide as the widest padded layer. */
  scratch0: usize;
  scratch1: usize;
  /** Zeros, as many as the widest padded layer. */
  zeros: usize;
  reserved: usize;
}

@unmanaged
export class Layer {
  /** Rows of W. */
  inputs: i32;
  /** Columns of W that count. */
  outputs: i32;
  /** Bytes from one row that enters the layer to the next. */
  inputStride: usize;
  /** Bytes from one row of W, or of what leaves the layer, to the next. A multiple of 16. */
  outputStride: usize;
  /** Where W begins in θ. */
  weights: usize;
  /** Where b begins in θ. */
  biases: usize;
  /** Activations of every row (hidden layers), or one block of outputs (last layer). */
  values: usize;
  /** Wᵀ, `outputs` rows of `inputStride` bytes; absent in the first layer. */
  transposed: usize;
}

/** The l-th layer's record. */
// @ts-ignore: decorator
@inline
export function layerOf(net: Net, l: i32): Layer {
  return changetype<Layer>(
    changetype<usize>(net) + offsetof<Net>() + l * offsetof<Layer>(),
  );
}

/** Rows that go through all layers together, so that they stay in the first-level cache. Part of the result: it groups the sums over rows. */
export const BLOCK: i32 = 64;
