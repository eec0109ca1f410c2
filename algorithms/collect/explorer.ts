/**
 * Acting in training: filtered observations in, drawn actions out.
 *
 * @module
 */
import type { Vector } from "../../networks/vector.ts";
import type { Policy } from "../../networks/policy.ts";
import type { Random } from "../../numerics/random.ts";

/** Rows that a policy acts on. */
export interface ActingRows {
  /** `[rows × observation size]`, normalized where the policy's are. */
  readonly observations: Vector;
  /** `[rows × output size]`: the distribution's parameters. */
  readonly outputs: Vector;
  /** `[rows × action size]`, before squashing and clipping. */
  readonly actions: Vector;
}

/** How many rows draw, from which streams, and how often gSDE draws anew. */
interface ExplorerOptions {
  /** The most rows, one an environment. */
  readonly count: number;
  /** Steps between gSDE's draws; null: once a batch. */
  readonly resampleEvery: number | null;
  /** The stream of each row; gSDE's matrices come from that of row 0. */
  readonly random: (row: number) => Random;
}

/** A policy that draws its actions, one row an environment. */
export interface Explorer extends ExplorerOptions {
  /** What acts. */
  readonly policy: Policy;
  /** `[count × matrixSize]`: gSDE's noise; empty without gSDE. */
  readonly matrices: Float64Array;
}

/**
 * Makes an explorer.
 *
 * @param policy What acts.
 * @param options How many rows there are, and what they draw from.
 * @returns The explorer; gSDE's noise is zero until it is drawn.
 */
export function createExplorer(
  policy: Policy,
  options: ExplorerOptions,
): Explorer {
  const size = policy.exploration?.matrixSize ?? 0;
  const { count, resampleEvery, random } = options;
  const matrices = new Float64Array(count * size);
  return { policy, count, resampleEvery, random, matrices };
}

/**
 * Draws gSDE's matrices anew where a step asks for it.
 *
 * @param explorer The explorer.
 * @param theta The policy's parameters, log σ among them.
 * @param t Number of the step in its batch.
 */
export function refreshNoise(
  explorer: Explorer,
  theta: Vector,
  t: number,
): void {
  const { policy: { exploration }, resampleEvery, count, matrices } = explorer;
  if (!exploration) return;
  const due = t === 0 || (resampleEvery !== null && t % resampleEvery === 0);
  if (due) exploration.resample(theta, count, explorer.random(0), matrices);
}

/**
 * Keeps gSDE's noise with its environment where that moves to another row.
 *
 * @param explorer The explorer.
 * @param from The environment's row.
 * @param to Its next row.
 */
export function moveNoise(explorer: Explorer, from: number, to: number): void {
  if (from === to) return;
  const size = explorer.policy.exploration?.matrixSize ?? 0;
  explorer.matrices.copyWithin(to * size, from * size, (from + 1) * size);
}

/**
 * Draws a ~ π_θ(·|s) for rows of observations.
 *
 * @param explorer The explorer.
 * @param theta θ.
 * @param rows Its outputs and actions are overwritten.
 * @param count How many rows act.
 */
export function drawActions(
  explorer: Explorer,
  theta: Vector,
  rows: ActingRows,
  count: number,
): void {
  const { policy, matrices, random } = explorer;
  const { distribution } = policy;
  const { outputs, actions } = rows;
  policy.forward(theta, rows.observations, count, outputs);
  if (policy.exploration) {
    policy.exploration.act(outputs, count, matrices, actions);
  } else {
    for (let row = 0; row < count; row++) {
      distribution.drawNoise(random(row), row, actions);
    }
    distribution.sample(outputs, actions, count, actions);
  }
  replaceNonFinite(actions, count * distribution.actionSize);
}

/**
 * Puts 0 in place of numbers that are not finite. A policy that has overflowed
 * still plays its batch out; its gradient is not finite, which ends the run as
 * diverged.
 *
 * @param actions Overwritten.
 * @param length How many numbers.
 */
export function replaceNonFinite(actions: Vector, length: number): void {
  for (let i = 0; i < length; i++) {
    if (!Number.isFinite(actions[i])) actions[i] = 0;
  }
}
