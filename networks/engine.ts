/**
 * The door between algorithms and whatever computes: networks, which are
 * linearized, then pushed forward or pulled back; distributions; and the vector
 * operations of optimizers and solvers.
 *
 * @module
 */
import type { Distribution } from "./distribution.ts";
import type { Vector } from "./vector.ts";

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

/**
 * How many products with each linear map of a network will follow: a few, or one
 * after the other as in conjugate gradient. An engine may then spend more on the
 * map to make each product cheaper; the last bits of the products differ.
 */
export type Uses = "once" | "often";

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
   *
   * @param theta `[parameterCount]`.
   * @param x `[rows × inputSize]`.
   * @param rows At most `maxRows`.
   * @returns Outputs and map.
   */
  linearize(theta: Vector, x: Vector, rows: number): Linearization;
  /** Copies the last hidden layer's activations of the latest `forward` or `linearize` into `out`, `[rows × featureSize]`. */
  features(out: Vector): void;
}

/** The numbers of one step of Adam. */
export interface AdamRates {
  /** β₁, decay of the first moment. */
  readonly beta1: number;
  /** β₂, decay of the second moment. */
  readonly beta2: number;
  /** ε, added outside the square root. */
  readonly epsilon: number;
  /** α / (1 − β₁ᵗ). */
  readonly stepSize: number;
  /** 1 / √(1 − β₂ᵗ). */
  readonly correction: number;
}

/** The numbers of one step of RMSProp. */
export interface RmsPropRates {
  /** Decay of the second moment. */
  readonly decay: number;
  /** ε, added outside the square root. */
  readonly epsilon: number;
  /** Length of the step. */
  readonly learningRate: number;
}

/**
 * What optimizers, conjugate gradient and line searches do with an engine's
 * vectors. Operands have one length, that of the first. Inner products run in
 * double precision, in a fixed order.
 */
export interface VectorMath {
  /** x·y = Σᵢ xᵢyᵢ; 0 for empty vectors. */
  dot(x: Vector, y: Vector): number;
  /** y ← a·y. */
  scale(a: number, y: Vector): void;
  /** out ← x + a·y; `out` may be `x` or `y` itself. */
  addScaled(x: Vector, a: number, y: Vector, out: Vector): void;
  /**
   * m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g²,
   * θ ← θ − stepSize · m / (√v · correction + ε).
   */
  adam(
    theta: Vector,
    gradient: Vector,
    firstMoment: Vector,
    secondMoment: Vector,
    rates: AdamRates,
  ): void;
  /** v ← decay·v + (1 − decay)g², θ ← θ − learningRate · g / (√v + ε). */
  rmsProp(
    theta: Vector,
    gradient: Vector,
    secondMoment: Vector,
    rates: RmsPropRates,
  ): void;
}

/**
 * Makes buffers, networks and distributions. Every vector that is handed to one
 * of them must come from `vector` of the same engine, or be a subarray of one.
 */
export interface Engine {
  /** The engine's name, as results carry it. */
  readonly name: EngineName;
  /** Operations on the engine's vectors. */
  readonly math: VectorMath;
  /**
   * Makes the categorical distribution of `n` actions.
   *
   * @throws {RangeError} If `n` is not a positive integer.
   */
  categorical(n: number): Distribution;
  /**
   * Makes the Gaussian distribution with independent dimensions.
   *
   * @throws {RangeError} If `actionSize` is not a positive integer.
   */
  gaussian(actionSize: number): Distribution;
  /** Makes a buffer of zeros, which lives as long as the engine. */
  vector(length: number): Vector;
  /**
   * Makes a network for batches of at most `maxRows` rows.
   *
   * @param spec Sizes and activation.
   * @param maxRows The most rows of a batch.
   * @param uses How its linear maps are used; `once` by default.
   * @throws {RangeError} If a size is not a positive integer.
   */
  network(spec: NetworkSpec, maxRows: number, uses?: Uses): Network;
}
