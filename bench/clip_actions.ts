/**
 * Actions as the exported policy gives them.
 *
 * @module
 */
import type { Vector } from "../networks/engine.ts";
import type { ActionSpec } from "../networks/policy.ts";

/**
 * Clips continuous actions to their bounds, in place; indices stay as they are.
 *
 * @param spec The actions of the policy.
 * @param actions `[rows × action size]`, in the environment's units.
 * @param rows How many rows.
 */
export function clipActions(
  spec: ActionSpec,
  actions: Vector,
  rows: number,
): void {
  if (spec.kind === "categorical") return;
  const { low, high } = spec;
  for (let i = 0; i < rows * low.length; i++) {
    const j = i % low.length;
    actions[i] = Math.max(low[j], Math.min(high[j], actions[i]));
  }
}
