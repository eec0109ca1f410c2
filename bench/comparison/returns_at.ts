import type { ScoredRun } from "./score_set.ts";

/**
 * The training return of a run at some points: the latest of its curve at or
 * before each. After its last episode a run keeps its return; one that diverged
 * has the random policy's score from there on, where that is known, and
 * everywhere if it never ended an episode.
 *
 * @param run The run, with a curve whose steps ascend.
 * @param points Environment steps, ascending.
 * @param random Score of the random policy, where it is known.
 * @returns One return for each point; null before the first episode's end, and
 * everywhere for a run without a curve.
 *
 * @example Between two points the earlier one holds
 * ```ts
 * import { returnsAt } from "./returns_at.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const curve = { steps: [10, 20, 30], return: [null, 7, 9] };
 *
 * assertEquals(returnsAt({ curve, score: 8 }, [15, 25, 99]), [null, 7, 9]);
 * assertEquals(returnsAt({ curve, score: null }, [30, 99], -5), [9, -5]);
 * ```
 */
export function returnsAt(
  { curve, score }: Pick<ScoredRun, "curve" | "score">,
  points: readonly number[],
  random?: number,
): (number | null)[] {
  if (curve === null) return points.map(() => null);
  const last = curve.return.findLastIndex((value) => value !== null);
  let latest: number | null = null;
  let next = 0;
  return points.map((point) => {
    for (; next < curve.steps.length && curve.steps[next] <= point; next++) {
      latest = curve.return[next] ?? latest;
    }
    const isOver = last < 0 || point > curve.steps[last];
    return isOver && score === null ? random ?? latest : latest;
  });
}
