/**
 * What is kept of an episode that was played in training.
 *
 * @module
 */

/** A finished training episode. */
export interface EpisodeRecord {
  /** Environment steps of the whole run when it ended. */
  readonly steps: number;
  /** Undiscounted return in the environment's own units. */
  readonly return: number;
  /** Its length in steps. */
  readonly length: number;
}
