/**
 * Policies: a network, a distribution, and what lies between them.
 *
 * @module
 */
import type { Random } from "../numerics/random.ts";
import type { Distribution } from "./distribution.ts";
import type { Activation, Linearization, Network } from "./engine.ts";
import type { Vector } from "./vector.ts";

/**
 * What actions a policy has to give, as the spaces of environments name them:
 * one of `n`, or a vector with these bounds.
 */
export type ActionSpec =
  | { readonly kind: "discrete"; readonly n: number }
  | {
    readonly kind: "box";
    readonly low: readonly number[];
    readonly high: readonly number[];
  };

/** How a continuous policy explores. */
export interface GaussianOptions {
  /**
   * `independent`: one log σ an action, free of the state. `gsde`: generalized
   * state-dependent exploration (Raffin et al. 2022).
   */
  readonly exploration: "independent" | "gsde";
  /** First value of every log σ. */
  readonly initialLogStd: number;
  /** Whether actions are squashed by tanh into the bounds (`independent` only). */
  readonly squash: boolean;
}

/** Everything that shapes a policy. */
export interface PolicySpec {
  /** Numbers in one observation. */
  readonly observationSize: number;
  /** The set of actions. */
  readonly action: ActionSpec;
  /** Widths of the hidden layers, input side first; may be empty. */
  readonly hiddenSizes: readonly number[];
  /** Applied after every hidden layer. */
  readonly activation: Activation;
  /** Present exactly when the action is Gaussian. */
  readonly gaussian?: GaussianOptions;
}

/**
 * A parametrized policy. Its parameter vector θ is the network's, then log σ
 * (`[actions]`, or `[features × actions]` with gSDE), padded as the engine
 * likes. It has the network's door: outputs are the distribution's parameters.
 */
export interface Policy {
  /** What the policy was made of. */
  readonly spec: PolicySpec;
  /** Works on the outputs. */
  readonly distribution: Distribution;
  /** Gives logits or means. */
  readonly network: Network;
  /** Length of θ. */
  readonly parameterCount: number;
  /** Length of θ in canonical order: network, then log σ. */
  readonly canonicalCount: number;
  /**
   * Writes canonical parameters into θ.
   *
   * @param canonical `[canonicalCount]`.
   * @param theta `[parameterCount]`, overwritten.
   */
  pack(canonical: ArrayLike<number>, theta: Vector): void;
  /**
   * Writes θ in the canonical order.
   *
   * @param theta `[parameterCount]`.
   * @param canonical `[canonicalCount]`, overwritten.
   */
  unpack(theta: Vector, canonical: Float32Array | Float64Array): void;
  /**
   * Writes initial parameters: orthogonal (gain √2, last layer 0.01, biases 0),
   * or as PyTorch's linear layers by default (all uniform in ±1/√in). Every
   * log σ gets its first value.
   *
   * @param theta `[parameterCount]`, overwritten.
   * @param random Draws the weights.
   * @param orthogonal Which of the two.
   */
  initialize(theta: Vector, random: Random, orthogonal: boolean): void;
  /**
   * The distribution's parameters for a batch.
   *
   * @param theta `[parameterCount]`.
   * @param x `[rows × observationSize]`.
   * @param rows At most the network's `maxRows`.
   * @param outputs `[rows × distribution.outputSize]`, overwritten.
   */
  forward(theta: Vector, x: Vector, rows: number, outputs: Vector): void;
  /**
   * The same, and the linear map around them in all of θ. It lives until the
   * policy's next `forward` or `linearize`; θ and x must not change before.
   *
   * @param theta `[parameterCount]`.
   * @param x `[rows × observationSize]`.
   * @param rows At most the network's `maxRows`.
   * @returns Outputs `[rows × distribution.outputSize]`, and the map.
   */
  linearize(theta: Vector, x: Vector, rows: number): Linearization;
  /** Present with gSDE: exploration matrices for n environments. */
  readonly exploration?: StateDependentExploration;
  /**
   * From the distribution's actions to the environment's: squashes where the
   * spec says so, and clips to the bounds. Log-probabilities stay those of the
   * action before.
   *
   * @param actions `[rows × actionSize]`.
   * @param rows How many rows.
   * @param out `[rows × actionSize]`, overwritten; may be `actions` itself.
   */
  toEnvironment(actions: Vector, rows: number, out: Vector): void;
}

/** gSDE: the noise is a linear map of the features, drawn anew only now and then. */
export interface StateDependentExploration {
  /** How many numbers the matrix of one environment has: features × actions. */
  readonly matrixSize: number;
  /**
   * Draws the matrices of environments 0…count − 1 from N(0, σ²), element by
   * element, σ = exp(log σ).
   *
   * @param theta `[parameterCount]`.
   * @param count How many environments.
   * @param random Gives `count · matrixSize` normals.
   * @param matrices `[count × matrixSize]`, overwritten.
   */
  resample(
    theta: Vector,
    count: number,
    random: Random,
    matrices: Float64Array,
  ): void;
  /**
   * actionsᵢ = meanᵢ + featuresᵢ·Eᵢ for rows 0…rows − 1, after a `forward` of
   * the same rows, the policy's latest.
   *
   * @param outputs `[rows × 2·actionSize]`: what `forward` wrote.
   * @param rows How many rows, one an environment.
   * @param matrices `[rows × matrixSize]`: E of each environment.
   * @param actions `[rows × actionSize]`, overwritten.
   */
  act(
    outputs: Vector,
    rows: number,
    matrices: Float64Array,
    actions: Vector,
  ): void;
}
