/**
 * Curves on a common grid of environment steps.
 *
 * @module
 */
import type { Diagnostics } from "../algorithms/algorithm.ts";
import type { RunResult } from "./run_result.ts";

/** Collects what iterations tell, interval by interval. */
export interface CurveGrid {
  /** Counts one iteration in. */
  add(diagnostics: Diagnostics): void;
  /** Mean return and length of the training episodes that ended in each interval. */
  curve(): RunResult["curve"];
  /** Mean of each metric over the iterations that ended in each interval. */
  iterations(): RunResult["iterations"];
}

/**
 * Makes a grid whose points are `spacing`, 2·`spacing`, … up to the first that
 * reaches `steps`. The interval of point k holds what ended in
 * ((k − 1)·spacing, k·spacing]; what the last iteration had beyond the last
 * point is counted to it. A metric that is not finite counts as missing, so
 * that no NaN reaches a result.
 *
 * @param steps Budget in environment steps.
 * @param spacing Distance of the points in environment steps.
 * @returns The grid, empty.
 *
 * @example Episodes fall into intervals that end at the points
 * ```ts
 * import { createCurveGrid } from "./grid.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const grid = createCurveGrid(20, 10);
 * const episodes = [{ steps: 4, return: 1, length: 4 }, { steps: 10, return: 2, length: 6 }];
 * grid.add({ steps: 12, episodes, metrics: { kl: 0.5 }, diverged: null });
 * assertEquals(grid.curve().return, [1.5, null]);
 * assertEquals(grid.iterations(), { steps: [10, 20], kl: [null, 0.5] });
 * ```
 */
export function createCurveGrid(steps: number, spacing: number): CurveGrid {
  const count = Math.ceil(steps / spacing);
  const points = Array.from({ length: count }, (_, i) => (i + 1) * spacing);
  const interval = (at: number) =>
    Math.min(count - 1, Math.max(0, Math.ceil(at / spacing) - 1));
  const returns = createMeans(count);
  const lengths = createMeans(count);
  const metrics = new Map<string, Means>();

  function addMetric(name: string, at: number, value: number): void {
    if (name === "steps") throw new RangeError("No metric is called 'steps'");
    if (!metrics.has(name)) metrics.set(name, createMeans(count));
    if (Number.isFinite(value)) metrics.get(name)?.add(at, value);
  }

  return {
    add({ steps, episodes, metrics: values }) {
      for (const episode of episodes) {
        returns.add(interval(episode.steps), episode.return);
        lengths.add(interval(episode.steps), episode.length);
      }
      for (const [name, value] of Object.entries(values)) {
        addMetric(name, interval(steps), value);
      }
    },
    curve: () => ({
      steps: points,
      return: returns.means(),
      length: lengths.means(),
      episodes: [...returns.counts],
    }),
    iterations: () => ({
      steps: points,
      ...Object.fromEntries(
        [...metrics].map(([name, means]) => [name, means.means()]),
      ),
    }),
  };
}

interface Means {
  readonly counts: Float64Array;
  add(index: number, value: number): void;
  means(): (number | null)[];
}

function createMeans(length: number): Means {
  const counts = new Float64Array(length);
  const sums = new Float64Array(length);
  return {
    counts,
    add(index, value) {
      counts[index]++;
      sums[index] += value;
    },
    means: () =>
      Array.from(sums, (sum, i) => counts[i] === 0 ? null : sum / counts[i]),
  };
}
