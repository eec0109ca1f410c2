/**
 * What engines compute on.
 *
 * @module
 */

/** A buffer of an engine: f32 for `wasm` and `tfjs`, f64 for `reference`. */
export type Vector = Float32Array | Float64Array;
