/**
 * The door between algorithms and whatever computes networks: linearize, then
 * push forward or pull back.
 *
 * @module
 */

/** A buffer of an engine: f32 for `wasm` and `tfjs`, f64 for `reference`. */
export type Vector = Float32Array | Float64Array;

/** The engines' names. */
export type EngineName = "wasm" | "reference" | "tfjs";

/** What is applied after every layer but the last. */
export type Activation = "tanh" | "relu";

/** A multilayer perceptron: h = activation(x·W + b) for each hidden layer, then h·W + b. */
export interface NetworkSpec {
  /** Numbers in one input row. */
  readonly inputSize: number;
  /** Widths of the hidden layers, input side first; may be empty. */
  readonly hiddenSizes: readonly number[];
  /** Numbers in one output row. */
  readonly outputSize: number;
  /** Applied after every hidden layer. */
  readonly activation: Activation;
}

/** The linear map of a network's outputs in its parameters, at one θ and one batch. */
export interface Linearization {
  /** `[rows × outputSize]`: the outputs. */
  readonly y: Vector;
  /** Pulls back: `out` = Jᵀ·ȳ (summed over rows), `ȳ` is `[rows × outputSize]`, `out` is `[parameterCount]` and overwritten. */
  vjp(yBar: Vector, out: Vector): void;
  /** Pushes forward: `out` = J·θ̇, `θ̇` is `[parameterCount]`, `out` is `[rows × outputSize]` and overwritten. */
  jvp(thetaDot: Vector, out: Vector): void;
}

/**
 * A network whose parameters are one flat vector θ, in the engine's own layout
 * (an engine may pad; padding is 0 in θ and stays 0 in every vjp). The
 * canonical order is, for each layer from the input on: W `[in, out]` row by
 * row, then b `[out]`.
 */
export interface Network {
  /** Sizes and activation. */
  readonly spec: NetworkSpec;
  /** The most rows that one call may have. */
  readonly maxRows: number;
  /** Length of θ in the engine's layout. */
  readonly parameterCount: number;
  /** Length of θ in the canonical order. */
  readonly canonicalCount: number;
  /** Width of the last hidden layer (of the input where there is none). */
  readonly featureSize: number;
  /** Writes canonical parameters into `theta`. */
  pack(canonical: ArrayLike<number>, theta: Vector): void;
  /** Writes `theta` into `canonical`, in the canonical order. */
  unpack(theta: Vector, canonical: Float32Array | Float64Array): void;
  /**
   * Outputs of a batch.
   *
   * @param theta `[parameterCount]`.
   * @param x `[rows × inputSize]`.
   * @param rows At most `maxRows`.
   * @param y `[rows × outputSize]`, overwritten.
   */
  forward(theta: Vector, x: Vector, rows: number, y: Vector): void;
  /**
   * Outputs of a batch and the linear map around them. The record and its
   * buffers belong to the network: the next `forward` or `linearize` of the
   * same network ends its life, and θ and x must not change before.
   */
  linearize(theta: Vector, x: Vector, rows: number): Linearization;
  /** Copies the last hidden layer's activations of the latest `forward` or `linearize` into `out`, `[rows × featureSize]`. */
  features(out: Vector): void;
}

/**
 * Makes buffers and networks. Every vector that is handed to a network must
 * come from `vector` of the same engine, or be a subarray of one.
 */
export interface Engine {
  /** The engine's name, as results carry it. */
  readonly name: EngineName;
  /** Makes a buffer of zeros, which lives as long as the engine. */
  vector(length: number): Vector;
  /**
   * Makes a network for batches of at most `maxRows` rows.
   *
   * @throws {RangeError} If a size is not a positive integer.
   */
  network(spec: NetworkSpec, maxRows: number): Network;
}
