/**
 * A few observations out of many episodes, spread evenly over all of them.
 *
 * @module
 */

/** Keeps observations of episodes. */
interface ObservationSample {
  /** Counts an observation of an episode in; copies what it keeps. */
  add(episode: number, x: ArrayLike<number>, offset: number): void;
  /** How many are kept. */
  readonly kept: number;
  /** `count` of those that are kept, as `[count × size]`, evenly spread in the order of the episodes; all of them where there are fewer. */
  take(count: number): Float32Array;
}

/**
 * Makes an empty sample. Of each episode every 2ᵏ-th observation is kept, k
 * growing with its length so that it keeps fewer than 2 · `perEpisode`, and at
 * least `perEpisode` where it has so many. What is kept depends on the
 * episodes alone, not on the order in which they were played.
 *
 * @param size Numbers in one observation.
 * @param perEpisode How many of a long episode are kept at least.
 * @returns The sample.
 */
export function createObservationSample(
  size: number,
  perEpisode: number,
): ObservationSample {
  const episodes: EpisodeSample[] = [];
  return {
    add(episode, x, offset) {
      const sample = episodes[episode] ??= { seen: 0, stride: 1, rows: [] };
      if (sample.seen++ % sample.stride !== 0) return;
      sample.rows.push(
        Float32Array.from({ length: size }, (_, j) => x[offset + j]),
      );
      if (sample.rows.length < 2 * perEpisode) return;
      sample.rows = sample.rows.filter((_, i) => i % 2 === 0);
      sample.stride *= 2;
    },
    get kept() {
      return episodes.reduce((sum, { rows }) => sum + rows.length, 0);
    },
    take(count) {
      const rows = episodes.flatMap((sample) => sample.rows);
      const taken = Math.min(count, rows.length);
      const out = new Float32Array(taken * size);
      for (let i = 0; i < taken; i++) {
        out.set(rows[Math.floor(i * rows.length / taken)], i * size);
      }
      return out;
    },
  };
}

interface EpisodeSample {
  seen: number;
  stride: number;
  rows: Float32Array[];
}
