import { median } from "../../statistics/mod.ts";

/** A quantity that was measured several times. */
export interface Spread {
  /** The middle one. */
  readonly median: number;
  /** The smallest. */
  readonly low: number;
  /** The largest. */
  readonly high: number;
}

/** How often something is measured. */
export interface MeasureOptions {
  /**
   * How many times it is measured after the warm-up.
   * @default 9
   */
  readonly repeats?: number;
  /**
   * The least time of the warm-up and of each measurement, in seconds: short
   * work is called many times in a row.
   * @default 0.01
   */
  readonly seconds?: number;
  /**
   * The clock, in milliseconds.
   * @default performance.now
   */
  readonly now?: () => number;
}

/**
 * Measures short work. The warm-up doubles the number of calls until they take
 * long enough; that number is then timed again and again.
 *
 * @param work What is called.
 * @param options How often.
 * @returns Seconds a call.
 *
 * @example A clock that advances by 2 ms a call
 * ```ts
 * import { measureCalls } from "./measure.ts";
 * import { assertEquals } from "@std/assert";
 *
 * let time = 0;
 * const now = () => time;
 *
 * const { median } = measureCalls(() => time += 2, { now });
 *
 * assertEquals(median, 0.002);
 * ```
 */
export function measureCalls(
  work: () => void,
  options: MeasureOptions = {},
): Spread {
  const { repeats = 9, seconds = 0.01, now = () => performance.now() } =
    options;
  const secondsOf = (calls: number) => {
    const started = now();
    for (let i = 0; i < calls; i++) work();
    return (now() - started) / 1000;
  };
  let calls = 1;
  while (secondsOf(calls) < seconds) calls *= 2;
  return spreadOf(
    Array.from({ length: repeats }, () => secondsOf(calls) / calls),
  );
}

/**
 * Median and extremes.
 *
 * @param values At least one number.
 * @returns Their spread.
 */
export function spreadOf(values: readonly number[]): Spread {
  return {
    median: median(values),
    low: Math.min(...values),
    high: Math.max(...values),
  };
}

/**
 * Turns times into rates: the smallest time gives the largest rate.
 *
 * @param seconds Seconds for each round of work.
 * @param amount How much a round does.
 * @returns Amount a second.
 */
export function rateOf(seconds: Spread, amount: number): Spread {
  return {
    median: amount / seconds.median,
    low: amount / seconds.high,
    high: amount / seconds.low,
  };
}
