import type {
  ComparedCell,
  ComparedEnvironment,
  Comparison,
} from "../comparison/comparison.ts";
import { meanInterval } from "../statistics/mod.ts";
import { formatBudget, formatFixed } from "../text/format_number.ts";
import { numberCell } from "./number_cells.ts";
import {
  type ReferenceScore,
  type ReferenceSource,
  RL_ZOO,
  STABLE_BASELINES3,
} from "./reference_scores.ts";
import { scoreDigits } from "./score_digits.ts";
import type { ColumnOf } from "./table.ts";

const SOURCES = [STABLE_BASELINES3, RL_ZOO];

/**
 * What other libraries reached on an environment.
 *
 * @param comparison The comparison.
 * @param environment One of its environments.
 * @returns A column for each source that has a figure there.
 */
export function peerColumns(
  comparison: Comparison,
  environment: ComparedEnvironment,
): ColumnOf<ComparedCell>[] {
  const digits = scoreDigits(comparison, environment);
  const cells = comparison.cells
    .filter((cell) => cell.environment === environment.id);
  return sourcesFor(cells).map((source) => ({
    title: source.title,
    align: "right",
    cell: (cell) => {
      const score = referenceFor(source, cell);
      if (score === undefined) return numberCell(null, String);
      const { mean, halfWidth } = meanInterval(score.means);
      return {
        ...numberCell(mean, (value) => formatFixed(value, digits)),
        detail: [
          ...halfWidth === null ? [] : [`± ${formatFixed(halfWidth, digits)}`],
          `[${formatBudget(score.steps)}]`,
        ].join(" "),
      };
    },
  }));
}

/**
 * Where the figures of peers beside some cells come from.
 *
 * @param cells The cells.
 * @returns The sources that have a figure for one of them.
 */
export function sourcesFor(cells: readonly ComparedCell[]): ReferenceSource[] {
  return SOURCES.filter((source) =>
    cells.some((cell) => referenceFor(source, cell) !== undefined)
  );
}

/** A peer's figure stands only beside the row that is named after its algorithm. */
function referenceFor(
  source: ReferenceSource,
  cell: ComparedCell,
): ReferenceScore | undefined {
  if (cell.row !== cell.algorithm) return undefined;
  return source.scores.get(cell.environment)?.get(cell.algorithm);
}
