/**
 * Ticks of axes. Vega would choose them with logarithms; these come from
 * exact arithmetic, so that no processor sees another number of them.
 *
 * @module
 */

/** Where an axis begins and ends, and its ticks. */
export interface Ticks {
  /** First and last value of the axis. */
  readonly domain: readonly [number, number];
  /** Values that have a tick, ascending. */
  readonly values: readonly number[];
  /** Format of their labels, as d3 has it. */
  readonly format: string;
}

/** First digits of a logarithmic axis' ticks, from many to few. */
const DIGITS = [[1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 3, 5], [1, 2, 5], [1, 3], [
  1,
]];

/**
 * Ticks at multiples of 1, 2 or 5 times a power of ten.
 *
 * @param domain First and last value of the axis; they differ.
 * @param most The most ticks; 7 by default.
 * @returns The axis.
 *
 * @example Returns of CartPole
 * ```ts
 * import { linearTicks } from "./ticks.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(linearTicks([-12, 520]).values, [0, 100, 200, 300, 400, 500]);
 * assertEquals(linearTicks([0, 0.7]).values, [0, 0.2, 0.4, 0.6]);
 * ```
 */
export function linearTicks(
  domain: readonly [number, number],
  most = 7,
): Ticks {
  const [low, high] = domain;
  for (const { step, perUnit } of stepsUpwards((high - low) / most)) {
    const first = Math.ceil(low * perUnit / step);
    const last = Math.floor(high * perUnit / step);
    if (last - first + 1 > most) continue;
    const length = Math.max(0, last - first + 1);
    const values = Array.from(
      { length },
      (_, i) => (first + i) * step / perUnit + 0,
    );
    const format = values.some((value) => Math.abs(value) >= 10_000)
      ? "~s"
      : `,.${decimals(step, perUnit)}f`;
    return { domain, values, format };
  }
  return { domain, values: [], format: "" };
}

/** How many decimals step / perUnit has. */
function decimals(step: number, perUnit: number): number {
  return perUnit === 1 || step % perUnit === 0
    ? 0
    : step % 10 === 0
    ? decimals(step / 10, perUnit / 10)
    : 1 + decimals(step, perUnit / 10);
}

/** Steps from about `least` upwards, each as step / perUnit of whole numbers. */
function* stepsUpwards(
  least: number,
): Generator<{ step: number; perUnit: number }> {
  let perUnit = 1;
  while (perUnit * least < 1 && perUnit < 1e15) perUnit *= 10;
  let power = 1;
  while (power * 10 <= least && power < 1e15) power *= 10;
  for (; power <= 1e17; power *= 10) {
    for (const digit of [1, 2, 5]) yield { step: digit * power, perUnit };
  }
}

/**
 * Ticks for some values, with room above the highest tick, so that its label
 * doesn't reach beyond the axis.
 *
 * @param values Values that are to be seen; null ones don't count.
 * @param most The most ticks; 7 by default.
 * @returns The axis.
 *
 * @example Room above the label of 100
 * ```ts
 * import { roomyTicks } from "./ticks.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const { domain, values } = roomyTicks([0, 97]);
 * assertEquals(values.at(-1), 100);
 * assertEquals(domain, [-3.88, 105.238]);
 * ```
 */
export function roomyTicks(
  values: readonly (number | null)[],
  most?: number,
): Ticks {
  const [low, high] = widened(values);
  const ticks = linearTicks([low, high], most);
  const top = (ticks.values.at(-1) ?? low) + (high - low) * 0.05;
  return { ...ticks, domain: [low, Math.max(high, top)] };
}

/**
 * Ticks of a logarithmic axis at round numbers: the most that are at most
 * five, else the powers of ten.
 *
 * @param domain First and last value of the axis, above 0; they differ.
 * @returns The axis.
 *
 * @example Environment steps
 * ```ts
 * import { logTicks } from "./ticks.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(logTicks([2e3, 2e4]).values, [2e3, 3e3, 5e3, 1e4, 2e4]);
 * assertEquals(logTicks([500, 2e6]).values, [1e3, 1e4, 1e5, 1e6]);
 * ```
 */
export function logTicks(domain: readonly [number, number]): Ticks {
  const choices = DIGITS.map((digits) => tensTimes(digits, domain));
  const values = choices.find(({ length }) => length <= 5) ?? choices.at(-1)!;
  return { domain, values, format: "~s" };
}

function tensTimes(
  digits: readonly number[],
  [low, high]: readonly [number, number],
): number[] {
  const exponents = Array.from({ length: 28 }, (_, i) => i - 12);
  return exponents
    .flatMap((exponent) =>
      digits.map((digit) =>
        exponent < 0 ? digit / tenTo(-exponent) : digit * tenTo(exponent)
      )
    )
    .filter((value) => low <= value && value <= high);
}

function tenTo(exponent: number): number {
  let power = 1;
  for (let i = 0; i < exponent; i++) power *= 10;
  return power;
}

/**
 * The range of some values, a little wider on both sides.
 *
 * @param values Values; null and missing ones don't count.
 * @returns First and last value of an axis, never the same.
 *
 * @example Values and a gap
 * ```ts
 * import { widened } from "./ticks.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(widened([0, null, 100]), [-4, 104]);
 * assertEquals(widened([3]), [2, 4]);
 * ```
 */
export function widened(
  values: readonly (number | null)[],
): readonly [number, number] {
  const [low, high] = rangeOf(values);
  const margin = high === low ? 1 : (high - low) * 0.04;
  return [low - margin, high + margin];
}

/**
 * The smallest and the largest of some values.
 *
 * @param values Values; null ones don't count.
 * @returns Both; 0 and 0 where there is no value.
 */
export function rangeOf(
  values: readonly (number | null)[],
): readonly [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value === null) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low <= high ? [low, high] : [0, 0];
}
