/**
 * Advantages along a rollout, by a value.
 *
 * @module
 */
import type { Engine } from "../../networks/engine.ts";
import type { Vector } from "../../networks/vector.ts";
import { nextValuesOf, valueRows } from "../collect/rollout.ts";
import type { Rollout } from "../collect/rollout.ts";
import type { StateValue } from "../state/state_value.ts";
import { gae } from "./gae.ts";
import type { GaeOptions } from "./gae.ts";

/** What is estimated of a rollout's rows. */
export interface RolloutAdvantages {
  /** V of every row that `valueRows` counts. */
  readonly values: Vector;
  /** `[rows]`: V of the observation that each step led to. */
  readonly nextValues: Float64Array;
  /** `[rows]`: A_t. */
  readonly advantages: Float64Array;
  /** `[rows]`: A_t + V(s_t), what the value is regressed to. */
  readonly returns: Float64Array;
}

/**
 * The most rows of a rollout that a value is wanted for.
 *
 * @param rollout The rollout.
 * @returns Steps, what follows them, and an end of each.
 */
export function maxValueRows(
  rollout: Pick<Rollout, "rows" | "environments">,
): number {
  return 2 * rollout.rows + rollout.environments.count;
}

/**
 * Makes the buffers.
 *
 * @param engine Where values live.
 * @param rollout The rollout.
 * @returns The buffers.
 */
export function createRolloutAdvantages(
  engine: Engine,
  rollout: Rollout,
): RolloutAdvantages {
  const { rows } = rollout;
  return {
    values: engine.vector(maxValueRows(rollout)),
    nextValues: new Float64Array(rows),
    advantages: new Float64Array(rows),
    returns: new Float64Array(rows),
  };
}

/**
 * Values of the rollout under φ, then its advantages by {@linkcode gae} and the
 * value's targets.
 *
 * @param estimates Overwritten.
 * @param rollout The rollout.
 * @param value V_φ.
 * @param options γ and λ.
 */
export function estimateAdvantages(
  estimates: RolloutAdvantages,
  rollout: Rollout,
  { network, phi }: StateValue,
  options: GaeOptions,
): void {
  const { values, nextValues, advantages, returns } = estimates;
  network.forward(phi, rollout.observations, valueRows(rollout), values);
  nextValuesOf(rollout, values, nextValues);
  const { rewards, terminated, truncated, environments: { count } } = rollout;
  gae(
    { count, rewards, values, nextValues, terminated, truncated },
    options,
    advantages,
  );
  for (let i = 0; i < returns.length; i++) {
    returns[i] = advantages[i] + values[i];
  }
}
