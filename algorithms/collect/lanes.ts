/**
 * Environments that are stepped side by side, as long as each of them runs.
 *
 * @module
 */
import type { Environment } from "../../envs/mod.ts";
import type { Engine } from "../../networks/engine.ts";
import type { Vector } from "../../networks/vector.ts";
import type { Random } from "../../numerics/random.ts";
import { blocks } from "./rows.ts";

/** Environments in lanes, of which the first ones run. */
export interface Lanes {
  /** The environments. */
  readonly environments: readonly Environment[];
  /** The stream of each environment. */
  readonly randoms: Random[];
  /** Which environment a lane has; a permutation. */
  readonly place: Int32Array;
  /** `[lanes × action size]`: what the environments are given. */
  readonly environmentActions: Vector;
  /** Its rows. */
  readonly actionRows: readonly Vector[];
  /** `[lanes × observation size]`, as the environments give them. */
  readonly raw: Vector;
  /** Numbers in one observation. */
  readonly observationSize: number;
  /** `[lanes]`: reward of the latest step. */
  readonly rewards: Float64Array;
  /** `[lanes]`: 1 where the latest step terminated. */
  readonly terminated: Uint8Array;
  /** `[lanes]`: 1 where the latest step reached the time limit. */
  readonly truncated: Uint8Array;
}

/**
 * Makes the lanes.
 *
 * @param engine Where actions and observations live.
 * @param environments One a lane, all of one id.
 * @param randoms The stream of each environment.
 * @returns The lanes; each environment has to be reset or restored.
 */
export function createLanes(
  engine: Engine,
  environments: readonly Environment[],
  randoms: Random[],
): Lanes {
  const count = environments.length;
  const { observationSpace, actionSpace } = environments[0];
  const observationSize = observationSpace.low.length;
  const actionSize = actionSpace.kind === "discrete"
    ? 1
    : actionSpace.low.length;
  const environmentActions = engine.vector(count * actionSize);
  return {
    environments,
    randoms,
    place: Int32Array.from({ length: count }, (_, i) => i),
    environmentActions,
    actionRows: blocks(environmentActions, actionSize, count),
    raw: engine.vector(count * observationSize),
    observationSize,
    rewards: new Float64Array(count),
    terminated: new Uint8Array(count),
    truncated: new Uint8Array(count),
  };
}

/**
 * Writes the observation of a lane's environment, which was reset or restored.
 *
 * @param lanes The lanes.
 * @param lane Which lane.
 */
export function observeLane(lanes: Lanes, lane: number): void {
  const { environments, place, raw, observationSize } = lanes;
  environments[place[lane]].observe(raw, lane * observationSize);
}

/**
 * Steps the first lanes by `environmentActions`, and observes them.
 *
 * @param lanes Rewards, ends and observations are overwritten.
 * @param running How many lanes run.
 */
export function stepLanes(lanes: Lanes, running: number): void {
  const { environments, randoms, place, rewards, terminated, truncated } =
    lanes;
  const { environmentActions, actionRows } = lanes;
  const discrete = environments[0].actionSpace.kind === "discrete";
  for (let lane = 0; lane < running; lane++) {
    const i = place[lane];
    const step = environments[i].step(
      discrete ? environmentActions[lane] : actionRows[lane],
      randoms[i],
    );
    rewards[lane] = step.reward;
    terminated[lane] = step.terminated ? 1 : 0;
    truncated[lane] = step.truncated ? 1 : 0;
    observeLane(lanes, lane);
  }
}

/**
 * Moves a running lane forward into one that has ended, so that those that run
 * stay together.
 *
 * @param lanes The lanes.
 * @param from The running lane.
 * @param to The lane that it takes, at most `from`.
 */
export function moveLane(lanes: Lanes, from: number, to: number): void {
  if (from === to) return;
  const { place, raw, observationSize: size } = lanes;
  const ended = place[to];
  place[to] = place[from];
  place[from] = ended;
  for (let k = 0; k < size; k++) raw[to * size + k] = raw[from * size + k];
}
