/**
 * The state-value baseline of REINFORCE.
 *
 * @module
 */
import type { Vector } from "../../networks/vector.ts";
import type { Random } from "../../numerics/random.ts";
import type { Parts } from "../state/parts.ts";
import type { Trajectories } from "../collect/trajectories.ts";
import type { NetworkOptions } from "../options/learner_options.ts";
import { observationSizeOf } from "../options/policy_spec.ts";
import type { ValueBaseline } from "../options/reinforce_options.ts";
import { explainedVariance } from "./explained_variance.ts";
import { createValueFunction, fitValue } from "./value_function.ts";
import type { ValueFit, ValueFunction } from "./value_function.ts";

/** A value fitted to earlier batches, and what its next fit needs. */
export interface FittedBaseline {
  /** How it is fitted. */
  readonly baseline: ValueBaseline;
  /** V_φ. */
  readonly value: ValueFunction;
  /**
   * `[rows + episodes]`: V of the batch's states, then of last observations.
   */
  readonly values: Vector;
  /** `[rows]`: what V is fitted to. */
  readonly targets: Float64Array;
}

/** What the baseline is made of. */
interface FittedBaselineOptions {
  /** How it is fitted. */
  readonly baseline: ValueBaseline;
  /** Shape and start of its network. */
  readonly network: NetworkOptions;
  /** The most rows of a batch. */
  readonly maxRows: number;
  /** Draws φ. */
  readonly initialization: Random;
}

/**
 * Makes the baseline.
 *
 * @param parts Engine, environments and streams.
 * @param options Its network, size and fit.
 * @returns The baseline, with fresh parameters.
 */
export function createFittedBaseline(
  { engine, environments, random }: Parts,
  options: FittedBaselineOptions,
): FittedBaseline {
  const maxRows = options.maxRows + environments.length;
  return {
    baseline: options.baseline,
    value: createValueFunction(engine, {
      ...options,
      observationSize: observationSizeOf(environments[0]),
      maxRows,
      shuffling: random("shuffling"),
    }),
    values: engine.vector(maxRows),
    targets: new Float64Array(options.maxRows),
  };
}

/**
 * Writes V of every state and of the episodes' last observations into
 * `fitted.values`.
 *
 * @param fitted The baseline.
 * @param batch The episodes.
 * @returns `[episodes]`: V of the last observations.
 */
export function evaluateBaseline(
  fitted: FittedBaseline,
  batch: Trajectories,
): Vector {
  const { value: { network, phi }, values } = fitted;
  const rows = batch.rows + batch.truncated.length;
  network.forward(phi, batch.observations, rows, values);
  return values.subarray(batch.rows, rows) as Vector;
}

/**
 * Writes what V is to be fitted to into `fitted.targets`: rewards to go, or
 * r + γ V_old(s′), with nothing after a terminated step and V of the last
 * observation after a truncated one.
 *
 * @param fitted The baseline, evaluated on the batch.
 * @param batch The episodes.
 * @param gamma Discount γ.
 * @param toGo `[rows]`: rewards to go.
 */
export function setTargets(
  fitted: Pick<FittedBaseline, "baseline" | "values" | "targets">,
  batch: Pick<Trajectories, "rows" | "starts" | "rewards" | "truncated">,
  gamma: number,
  toGo: Float64Array,
): void {
  const { baseline, targets, values } = fitted;
  const { rows, starts, rewards, truncated } = batch;
  if (baseline.target === "monte-carlo") {
    targets.set(toGo.subarray(0, rows));
    return;
  }
  for (let e = 0; e < truncated.length; e++) {
    const last = starts[e + 1] - 1;
    for (let row = starts[e]; row < last; row++) {
      targets[row] = rewards[row] + gamma * values[row + 1];
    }
    const end = truncated[e] ? gamma * values[rows + e] : 0;
    targets[last] = rewards[last] + end;
  }
}

/**
 * Fits V to the targets.
 *
 * @param fitted The baseline, its targets set.
 * @param batch The episodes.
 * @returns How well it fits now, and how well it did before.
 */
export function fitBaseline(
  fitted: FittedBaseline,
  batch: Pick<Trajectories, "rows" | "observations">,
): ValueFit {
  const { value, values, targets, baseline } = fitted;
  const explained = explainedVariance(values, targets, batch.rows);
  const valueLoss = fitValue(value, { ...batch, targets }, baseline);
  return { valueLoss, explainedVariance: explained };
}
