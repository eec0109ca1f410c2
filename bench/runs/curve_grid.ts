/**
 * Curves on a common grid of environment steps.
 *
 * @module
 */
import type { Diagnostics } from "../../algorithms/algorithm.ts";
import type { RunResult } from "../results/run_result.ts";

/** What a grid has collected, as plain numbers. */
export interface GridState {
  /** Names of the metrics, in the order in which they were first told. */
  readonly metrics: readonly string[];
  /**
   * Counts and sums of the intervals: of returns, of lengths, then of each
   * metric.
   */
  readonly numbers: Float64Array;
}

/** Collects what iterations tell, interval by interval. */
export interface CurveGrid {
  /** Counts one iteration in. */
  add(diagnostics: Diagnostics): void;
  /** Mean return and length of the training episodes that ended in each interval. */
  curve(): RunResult["curve"];
  /** Mean of each metric over the iterations that ended in each interval. */
  iterations(): RunResult["iterations"];
  /** What was collected so far, a copy. */
  save(): GridState;
  /**
   * Puts saved numbers into a grid of the same points. It throws a
   * `SyntaxError`, in one line, where they don't fit.
   */
  restore(state: GridState): void;
}

/**
 * Makes a grid whose points are `spacing`, 2·`spacing`, … up to the first that
 * reaches `steps`. The interval of point k holds what ended in
 * ((k − 1)·spacing, k·spacing]; what the last iteration had beyond the last
 * point is counted to it. A metric that is not finite counts as missing, and a
 * mean that is not finite is null, so that no NaN reaches a result.
 *
 * @param steps Budget in environment steps.
 * @param spacing Distance of the points in environment steps.
 * @returns The grid, empty.
 *
 * @example Episodes fall into intervals that end at the points
 * ```ts
 * import { createCurveGrid } from "./curve_grid.ts";
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

  const all = () => [returns, lengths, ...metrics.values()];

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
    save() {
      const numbers = new Float64Array(2 * count * all().length);
      all().forEach(({ counts, sums }, i) => {
        numbers.set(counts, 2 * count * i);
        numbers.set(sums, 2 * count * i + count);
      });
      return { metrics: [...metrics.keys()], numbers };
    },
    restore({ metrics: names, numbers }) {
      const expected = 2 * count * (2 + new Set(names).size);
      if (numbers.length !== expected) {
        throw new SyntaxError(
          `Cannot restore a grid as it must have ${expected} numbers: current value is ${numbers.length}`,
        );
      }
      metrics.clear();
      for (const name of names) metrics.set(name, createMeans(count));
      all().forEach(({ counts, sums }, i) => {
        const at = 2 * count * i;
        counts.set(numbers.subarray(at, at + count));
        sums.set(numbers.subarray(at + count, at + 2 * count));
      });
    },
  };
}

interface Means {
  readonly counts: Float64Array;
  readonly sums: Float64Array;
  add(index: number, value: number): void;
  means(): (number | null)[];
}

function createMeans(length: number): Means {
  const counts = new Float64Array(length);
  const sums = new Float64Array(length);
  return {
    counts,
    sums,
    add(index, value) {
      counts[index]++;
      sums[index] += value;
    },
    means: () =>
      Array.from(sums, (sum, i) => {
        const mean = sum / counts[i];
        return Number.isFinite(mean) ? mean : null;
      }),
  };
}
