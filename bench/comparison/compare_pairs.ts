import { improvementInterval } from "../statistics/mod.ts";
import { bootstrapFor, type BootstrapSettings } from "./bootstrap_settings.ts";
import type { ComparedPair, Estimate } from "./comparison.ts";
import type { CompleteRow } from "./complete_rows.ts";

/**
 * The probability of improvement of every row over every other. The two
 * directions of a pair are one computation, of the rows in the order of their
 * names: P(y > x) = 1 − P(x > y), ties counted half.
 *
 * @param rows The complete rows.
 * @param settings Seed, replications and confidence.
 * @returns Both directions of each pair, by the first row, then by the second.
 */
export function comparePairs(
  rows: readonly CompleteRow[],
  settings: BootstrapSettings,
): ComparedPair[] {
  const estimates = new Map<string, Estimate>();
  for (const x of rows) {
    for (const y of rows.filter(({ row }) => x.row < row)) {
      const name = pairName(x, y);
      const options = bootstrapFor(settings, `pairs/${name}`);
      const estimate = improvementInterval(x.tasks, y.tasks, options);
      estimates.set(name, estimate);
      estimates.set(pairName(y, x), complement(estimate));
    }
  }
  return rows.flatMap((x) =>
    rows.flatMap((y) => {
      const probability = estimates.get(pairName(x, y));
      return probability ? [{ x: x.row, y: y.row, probability }] : [];
    })
  );
}

function pairName(x: CompleteRow, y: CompleteRow): string {
  return JSON.stringify([x.row, y.row]);
}

function complement({ value, lower, upper }: Estimate): Estimate {
  return {
    value: 1 - value,
    lower: upper === null ? null : 1 - upper,
    upper: lower === null ? null : 1 - lower,
  };
}
