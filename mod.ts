/**
 * Policy-gradient reinforcement learning with the same bytes on any machine:
 * train, evaluate, and export policies.
 *
 * ```ts
 * import { train } from "@policy-gradient/bench";
 * import { assert } from "@std/assert";
 *
 * const policy = await train({
 *   algorithm: "reinforce",
 *   environment: "CartPole-v1",
 *   seed: 1,
 *   steps: 1000,
 * });
 * assert(policy.trainedSteps >= 1000);
 * assert(policy.exportOnnx().length > 0);
 * ```
 *
 * @module
 */
export { algorithms } from "./algorithms/mod.ts";
export type {
  ActingPolicy,
  AnyAlgorithm,
  EpisodeRecord,
  Parts,
} from "./algorithms/mod.ts";
export type * from "./algorithms/algorithm.ts";
export { train } from "./bench/mod.ts";
export type * from "./bench/mod.ts";
export { environments, makeEnvironment, vectorize } from "./envs/mod.ts";
export type * from "./envs/environment.ts";
export type * from "./envs/vector_environment.ts";
export { exportPolicy, makeEngine } from "./networks/mod.ts";
export type {
  EngineOptions,
  PolicyMetadata,
  TfjsBackend,
} from "./networks/mod.ts";
export type * from "./networks/engine.ts";
export type { Vector } from "./networks/vector.ts";
export type * from "./networks/policy.ts";
export type * from "./networks/policy_description.ts";
export type * from "./networks/distribution.ts";
export type { Random } from "./numerics/mod.ts";
