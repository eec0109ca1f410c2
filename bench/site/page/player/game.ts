/**
 * Episodes of one policy, step by step.
 *
 * @module
 */
import type { Action, Environment } from "../../../../envs/environment.ts";
import type { Random } from "../../../../numerics/mod.ts";
import { episodeRandom } from "../../../onnx/episode_random.ts";
import type { OpenPolicy } from "../runtime.ts";

/** Where a game stands. It is overwritten by the next step. */
export interface GameState {
  /** Number of the current episode, from 0 on. */
  episode: number;
  /** Steps of the current episode. */
  steps: number;
  /** Its undiscounted return so far. */
  total: number;
  /** Whether it has ended: the next step begins another. */
  ended: boolean;
  /** Ticks that passed since then. */
  rested: number;
  /** What was done last; null at the start of an episode. */
  action: Action | null;
  /** The return that the policy expected before its last action; null where it has no value. */
  value: number | null;
  /** Returns of the episodes that have ended. */
  readonly returns: number[];
  /** Variables of the environment before the last step, or as now. */
  readonly before: Float64Array;
  /** Variables of the environment now. */
  readonly now: Float64Array;
}

/** What decides in a game. */
export type Player = Pick<OpenPolicy, "decide">;

/** A game of one policy. */
export interface Game {
  /** The environment's id. */
  readonly id: string;
  /** Where it stands. */
  readonly state: Readonly<GameState>;
  /** Goes back to the first episode of a seed. */
  reset(seed: number): void;
  /** Does one step of the environment, or begins the next episode where one has ended. */
  step(player: Player): Promise<void>;
  /** Lets a tick pass at the end of an episode, so that it can be seen. */
  rest(): void;
  /** Forgets the state before the last step: nothing is drawn between them. */
  settle(): void;
}

/** What an episode begins with. */
const start = {
  steps: 0,
  total: 0,
  ended: false,
  rested: 0,
  action: null,
  value: null,
};

/**
 * Starts a game at the first episode of a seed. Its episodes are those of
 * `deno task play` with that seed.
 *
 * @param environment The game's own copy of the environment.
 * @param seed A safe integer, 0 or more.
 * @returns The game.
 * @throws {RangeError} If the seed is not such an integer.
 */
export function createGame(environment: Environment, seed: number): Game {
  const observation = new Float32Array(environment.observationSpace.low.length);
  const state: GameState = {
    episode: 0,
    ...start,
    returns: [],
    before: new Float64Array(environment.stateSize),
    now: new Float64Array(environment.stateSize),
  };
  const settle = () => state.before.set(state.now);
  let currentSeed = seed;
  let random: Random;
  const begin = (episode: number) => {
    random = episodeRandom(currentSeed, episode);
    environment.reset(random);
    environment.snapshot(state.now);
    settle();
    Object.assign(state, { episode, ...start });
  };
  begin(0);
  return {
    id: environment.id,
    state,
    reset(seed) {
      currentSeed = seed;
      state.returns.length = 0;
      begin(0);
    },
    async step(player) {
      if (state.ended) return begin(state.episode + 1);
      environment.observe(observation, 0);
      const { action, value } = await player.decide(observation);
      const step = environment.step(action, random);
      state.before.set(state.now);
      environment.snapshot(state.now);
      state.action = action;
      state.value = value;
      state.steps++;
      state.total += step.reward;
      state.ended = step.terminated || step.truncated;
      if (state.ended) state.returns.push(state.total);
    },
    rest() {
      state.rested++;
      settle();
    },
    settle,
  };
}

/**
 * Variables on the way from one step to the next, so that pictures move
 * smoothly where steps are slower than frames. Angles take the shorter way
 * round.
 *
 * @param states The variables before the step and after it.
 * @param fraction How far on the way, 0 to 1.
 * @param angles Indices of the variables that are angles, in rad.
 * @param out `[variables]`: is written.
 *
 * @example Past a half turn
 * ```ts
 * import { betweenStates } from "./game.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const out = new Float64Array(2);
 * const states = { before: [3, 0], now: [3 - 2 * Math.PI + 1, 4] };
 * betweenStates(states, 0.5, [0], out);
 * assertAlmostEquals(out[0], 3.5);
 * assertAlmostEquals(out[1], 2);
 * ```
 */
export function betweenStates(
  { before, now }: Readonly<
    Record<"before" | "now", ArrayLike<number>>
  >,
  fraction: number,
  angles: readonly number[],
  out: Float64Array,
): void {
  for (let i = 0; i < out.length; i++) {
    const difference = now[i] - before[i];
    const turns = angles.includes(i)
      ? Math.round(difference / (2 * Math.PI))
      : 0;
    out[i] = before[i] + fraction * (difference - turns * 2 * Math.PI);
  }
}
