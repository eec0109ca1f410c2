/**
 * The worlds: environments with an explicit state, one at a time or several
 * copies together.
 *
 * @module
 */
export type * from "./dynamics.ts";
export type * from "./environment.ts";
export type * from "./environment_record.ts";
export type * from "./vector_environment.ts";
export * from "./environments.ts";
export * from "./make_environment.ts";
export * from "./tabular.ts";
export * from "./vectorize.ts";
