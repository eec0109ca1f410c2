/**
 * The score of a policy: fresh episodes with its most probable actions.
 *
 * @module
 */
import type { ActingPolicy } from "../../algorithms/mod.ts";
import type { Environment } from "../../envs/environment.ts";
import type { Engine } from "../../networks/engine.ts";
import type { Vector } from "../../networks/vector.ts";
import { createActor } from "../../networks/mod.ts";
import type { Random } from "../../numerics/mod.ts";
import type { FinalScore } from "../results/run_result.ts";

/** Which episodes are played, and who watches. */
export interface EvaluateOptions {
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
  const { policy, theta, normalization } = acting;
  const { observationSize, action: spec } = policy.spec;
  const { actionSize } = policy.distribution;
  const copies = environments.slice(0, policy.network.maxRows);
  const rows = copies.length;
  const actor = createActor(engine, policy, theta, normalization, rows);
  const x = engine.vector(rows * observationSize);
  const actions = engine.vector(rows * actionSize);
  const actionOf = spec.kind === "categorical"
    ? (row: number) => actions[row]
    : takeRows(actions, actionSize);
  const returns: number[] = new Array(episodes).fill(0);
  let begun = 0;
  const begin = (environment: Environment): Game[] => {
    if (begun === episodes) return [];
    const game = { index: begun, environment, random: random(first + begun) };
    begun++;
    environment.reset(game.random);
    return [game];
  };
  let games = copies.flatMap(begin);
  while (games.length > 0) {
    games.forEach(({ index, environment }, row) => {
      const offset = row * observationSize;
      environment.observe(x, offset);
      onObservation?.(first + index, x, offset);
    });
    actor.act(x, games.length, actions);
    games = games.flatMap((game, row) => {
      const { environment, index, random } = game;
      const step = environment.step(actionOf(row), random);
      returns[index] += step.reward;
      return step.terminated || step.truncated ? begin(environment) : [game];
    });
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

/** An episode that is being played. */
interface Game {
  readonly index: number;
  readonly environment: Environment;
  readonly random: Random;
}

/** Views of the rows of a matrix, made once so that steps allocate nothing. */
function takeRows(matrix: Vector, width: number): (row: number) => Vector {
  const rows = Array.from(
    { length: matrix.length / width },
    (_, row) => matrix.subarray(row * width, (row + 1) * width),
  );
  return (row) => rows[row];
}
