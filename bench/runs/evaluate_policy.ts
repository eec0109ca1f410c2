/**
 * The score of a policy: fresh episodes with its most probable actions.
 *
 * @module
 */
import type { ActingPolicy } from "../../algorithms/mod.ts";
import type { Environment } from "../../envs/environment.ts";
import type { Engine } from "../../networks/engine.ts";
import type { Vector } from "../../networks/vector.ts";
import {
  createLanes,
  moveLane,
  observeLane,
  stepLanes,
} from "../../algorithms/collect/lanes.ts";
import { createActor } from "../../networks/mod.ts";
import type { Random } from "../../numerics/mod.ts";
import type { FinalScore } from "../results/run_result.ts";

/** Which episodes are played, and who watches. */
interface EvaluateOptions {
  /** How many episodes. */
  readonly episodes: number;
  /** The random stream of each episode, from its beginning. */
  readonly random: (episode: number) => Random;
  /**
   * Number of the first episode.
   * @default 0
   */
  readonly first?: number;
  /**
   * Is shown every raw observation that is acted on: `x[offset]` and what
   * follows. Must copy what it keeps.
   */
  readonly onObservation?: (episode: number, x: Vector, offset: number) => void;
}

/**
 * Plays whole episodes with the policy's most probable actions, several
 * copies of the environment at once. Continuous actions are clipped to their
 * bounds, as in the exported policy. Every episode has a random stream of its
 * own, so that the number of copies can't change a return.
 *
 * @param acting What acts.
 * @param engine The engine that the policy computes on.
 * @param environments Copies of the environment, one or more; those beyond
 * `policy.network.maxRows` are not used.
 * @param options Which episodes are played.
 * @returns Undiscounted returns, in the order of the episodes.
 */
export function evaluatePolicy(
  acting: ActingPolicy,
  engine: Engine,
  environments: readonly Environment[],
  options: EvaluateOptions,
): number[] {
  const { episodes, random, first = 0, onObservation } = options;
  const { policy } = acting;
  const { observationSize } = policy.spec;
  const copies = environments.slice(0, policy.network.maxRows);
  const rows = copies.length;
  const actor = createActor(engine, acting, rows);
  const lanes = createLanes(engine, copies, []);
  const { place, raw, environmentActions } = lanes;
  const returns: number[] = new Array(episodes).fill(0);
  // Which episode each environment plays.
  const playing = new Int32Array(rows);
  let begun = 0;
  const begin = (lane: number): boolean => {
    if (begun === episodes) return false;
    const i = place[lane];
    lanes.randoms[i] = random(first + begun);
    copies[i].reset(lanes.randoms[i]);
    observeLane(lanes, lane);
    playing[i] = begun++;
    return true;
  };
  let running = 0;
  while (running < rows && begin(running)) running++;
  while (running > 0) {
    for (let lane = 0; onObservation && lane < running; lane++) {
      const episode = first + playing[place[lane]];
      onObservation(episode, raw, lane * observationSize);
    }
    actor.act(raw, running, environmentActions);
    stepLanes(lanes, running);
    let still = 0;
    for (let lane = 0; lane < running; lane++) {
      returns[playing[place[lane]]] += lanes.rewards[lane];
      const over = lanes.terminated[lane] || lanes.truncated[lane];
      if (!over || begin(lane)) moveLane(lanes, lane, still++);
    }
    running = still;
  }
  return returns;
}

/**
 * Mean, deviation and returns of episodes.
 *
 * @param returns Undiscounted returns, one or more.
 * @returns The score, with the population's standard deviation.
 */
export function scoreOf(returns: readonly number[]): FinalScore {
  const episodes = returns.length;
  const mean = returns.reduce((sum, value) => sum + value, 0) / episodes;
  const squares = returns.reduce(
    (sum, value) => sum + (value - mean) * (value - mean),
    0,
  );
  return { episodes, mean, std: Math.sqrt(squares / episodes), returns };
}
