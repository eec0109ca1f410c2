/**
 * Networks, distributions and policies on interchangeable engines.
 *
 * @module
 */
export * from "./actor.ts";
export * from "./adam.ts";
export * from "./canonical_layers.ts";
export * from "./categorical.ts";
export * from "./distribution.ts";
export * from "./engine.ts";
export * from "./engines/reference.ts";
export * from "./engines/tfjs.ts";
export * from "./engines/wasm.ts";
export * from "./gaussian.ts";
export * from "./gradient_clipping.ts";
export * from "./initialization.ts";
export * from "./engines/make_engine.ts";
export * from "./make_policy.ts";
export * from "./norm.ts";
export * from "./observation_normalization.ts";
export * from "./onnx/mod.ts";
export * from "./policy.ts";
export * from "./policy_description.ts";
export * from "./reward_scaling.ts";
export * from "./rmsprop.ts";
export type { Vector } from "./vector.ts";
