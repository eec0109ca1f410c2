/**
 * States, actions and values of a vine.
 *
 * @module
 */
import type { Vector } from "../../networks/vector.ts";

/** States, actions and values that a vine's surrogate is built from. */
export interface VineBatch {
  /** N. */
  readonly states: number;
  /** K. */
  readonly actionsPerState: number;
  /** `[N × observation size]`. */
  readonly observations: Vector;
  /** `[N · K × action size]`: action k of state n in row n · K + k. */
  readonly actions: Vector;
  /** `[N · K]`: log q(a_nk | s_n), the proposal; read by equation 16 only. */
  readonly logProposal: Float64Array;
  /** `[N · K]`: Q̂(s_n, a_nk). */
  readonly q: Float64Array;
}
