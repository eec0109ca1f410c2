/**
 * Policies: a network, a distribution, and what lies between them.
 *
 * @module
 */
import type { Random } from "../numerics/random.ts";
import type { Distribution } from "./distribution.ts";
import type { Activation, Engine, Linearization, Network, Vector } from "./engine.ts";

/** What actions a policy has to give. */
export type ActionSpec =
  | { readonly kind: "categorical"; readonly n: number }
  | { readonly kind: "gaussian"; readonly low: readonly number[]; readonly high: readonly number[] };

/** How a continuous policy explores. */
export interface GaussianOptions {
  /** `independent`: one log σ an action, free of the state. `gsde`: generalized state-dependent exploration (Raffin et al. 2022). */
  readonly exploration: "independent" | "gsde";
  /** First value of every log σ. */
  readonly initialLogStd: number;
  /** Whether actions are squashed by tanh into the bounds (`independent` only). */
  readonly squash: boolean;
}

/** Everything that shapes a policy. */
export interface PolicySpec {
  readonly observationSize: number;
  readonly action: ActionSpec;
  readonly hiddenSizes: readonly number[];
  readonly activation: Activation;
  /** Ignored by nobody: present exactly when the action is Gaussian. */
  readonly gaussian?: GaussianOptions;
}

/**
 * A parametrized policy. Its parameter vector θ is the network's, then log σ
 * (`[actions]`, or `[features × actions]` with gSDE), padded as the engine
 * likes. It has the network's door: outputs are the distribution's parameters.
 */
export interface Policy {
  readonly spec: PolicySpec;
  readonly distribution: Distribution;
  readonly network: Network;
  /** Length of θ. */
  readonly parameterCount: number;
  /** Length of θ in canonical order: network, then log σ. */
  readonly canonicalCount: number;
  pack(canonical: ArrayLike<number>, theta: Vector): void;
  unpack(theta: Vector, canonical: Float32Array | Float64Array): void;
  /** Writes initial parameters: orthogonal (gain √2, last layer 0.01) or, with `orthogonal` false, PyTorch's uniform ±1/√in; biases 0 (orthogonal) or uniform alike. */
  initialize(theta: Vector, random: Random, orthogonal: boolean): void;
  forward(theta: Vector, x: Vector, rows: number, outputs: Vector): void;
  linearize(theta: Vector, x: Vector, rows: number): Linearization;
  /** Present with gSDE: exploration matrices for n environments. */
  readonly exploration?: StateDependentExploration;
  /** From the distribution's action (`[rows × actionSize]`) to the environment's: squashes where the spec says so, else copies. Clipping is the environment's. */
  toEnvironment(actions: Vector, rows: number, out: Vector): void;
}

/** gSDE: the noise is a linear map of the features, drawn anew only now and then. */
export interface StateDependentExploration {
  /** How many numbers the matrices of one environment have: features × actions. */
  readonly matrixSize: number;
  /** Draws the matrices of environments 0…count − 1 from N(0, exp(log σ)), `matrices` is `[count × matrixSize]`. */
  resample(theta: Vector, count: number, random: Random, matrices: Float64Array): void;
  /** actionsᵢ = meanᵢ + featuresᵢ·Eᵢ for rows 0…rows − 1, after a `forward` of the same rows. */
  act(outputs: Vector, rows: number, matrices: Float64Array, actions: Vector): void;
}

/** Makes a policy on an engine, for batches of at most `maxRows` rows. */
export type MakePolicy = (engine: Engine, spec: PolicySpec, maxRows: number) => Policy;
