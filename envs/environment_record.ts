import type { BoxSpace, Space } from "./environment.ts";

/**
 * All that the project knows of an environment, but how it moves
 * ({@linkcode Dynamics}) and how it looks (the page's drawings).
 */
export interface EnvironmentRecord {
  /** Gymnasium's id, such as `CartPole-v1`. */
  readonly id: string;
  /** What `observe` writes. */
  readonly observationSpace: BoxSpace;
  /** What `step` takes. */
  readonly actionSpace: Space;
  /** The time limit, in steps. */
  readonly maxEpisodeSteps: number;
  /**
   * How long a step takes in the environment's own time, in s; where it has no
   * unit of time, of one frame as its source shows it.
   */
  readonly timeStep: number;
  /**
   * Mean return of the random policy, over 1000 episodes with actions drawn
   * uniformly from the action space: 0 of a normalized score, and the score of a
   * run that diverged.
   */
  readonly randomScore: number;
  /**
   * Training return at which it counts as learned, 1 of a normalized score:
   * Gymnasium's `reward_threshold` where it has one.
   */
  readonly threshold: number;
  /** Where it is described: a web page. */
  readonly source: string;
  /** License of what it follows, by its SPDX identifier. */
  readonly license: string;
  /** Steps of its golden runs, whose bytes are pinned; it has none by default. */
  readonly goldenSteps?: number;
}
