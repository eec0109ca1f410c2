import { exp, log } from "../../numerics/mod.ts";
import type { Measurement } from "./statement.ts";
import { Z_95 } from "../estimators/z_score.ts";

/**
 * The geometric mean of ratios, with the interval exp(m ± 1.96 s/√n) of the
 * mean logarithm.
 *
 * @param name What the ratios are.
 * @param ratios The ratios, above 0; those that are null are left out.
 * @returns The mean; null where there are fewer than two ratios.
 */
export function meanRatio(
  name: string,
  ratios: readonly (number | null)[],
): Measurement {
  const { value, interval } = meanOfNumbers(
    name,
    ratios.flatMap((ratio) => ratio === null ? [] : log(ratio)),
  );
  if (value === null || interval === null) {
    return { name, value: null, interval: null };
  }
  return {
    name,
    value: exp(value),
    interval: [exp(interval[0]), exp(interval[1])],
  };
}

/**
 * The mean of numbers, m ± 1.96 s/√n.
 *
 * @param name What they are.
 * @param values The numbers; those that are null are left out.
 * @returns The mean; null where there are fewer than two.
 */
export function meanOfNumbers(
  name: string,
  values: readonly (number | null)[],
): Measurement {
  const numbers = values.filter((value) => value !== null);
  const n = numbers.length;
  if (n < 2) return { name, value: null, interval: null };
  const mean = numbers.reduce((sum, value) => sum + value, 0) / n;
  const squares = numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const half = Z_95 * Math.sqrt(squares / (n - 1) / n);
  return { name, value: mean, interval: [mean - half, mean + half] };
}
