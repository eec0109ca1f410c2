import type { Comparison } from "../comparison/comparison.ts";
import { formatFixed } from "../text/format_number.ts";
import { PANEL, smallMultiples } from "./arrange.ts";
import { bandLayers, stepsAxis } from "./band_layers.ts";
import { bandFields, bandRows } from "./band_rows.ts";
import { intervalText, joinWords, lastValue } from "./describe.ts";
import type { Figure, Panel } from "./figure.ts";
import { legendPanel } from "./legend_panel.ts";
import { rangeOf, roomyTicks } from "./ticks.ts";

type Curves = Comparison["curves"][number];

/**
 * Learning curves: one panel for each environment, mean training return by
 * environment steps, with intervals. The steps are logarithmic, as budgets
 * differ by row.
 *
 * @param comparison What is compared.
 * @returns The figure; null where there is no curve.
 */
export function learningCurves(comparison: Comparison): Figure | null {
  const { rows } = comparison;
  const curves = comparison.curves.filter(({ rows }) => hasPoint(rows));
  if (curves.length === 0) return null;
  const data = curves.flatMap(({ environment, rows: bands }) =>
    bandRows(
      rows.map((row) => bands.find((band) => band.row === row) ?? null),
      ({ steps }) => steps,
      "steps",
    ).map((record) => ({ environment, ...record }))
  );
  return {
    name: "learning-curves",
    title: "Learning curves",
    description: describe(rows, curves, intervalText(comparison, data)),
    rows,
    fields: { environment: "string", ...bandFields("steps") },
    data,
    spec: smallMultiples(
      curves.map((one) => panel(one, rows)),
      legendPanel(rows, rows, true),
    ),
  };
}

function panel(
  { environment, rows: bands }: Curves,
  rows: readonly string[],
): Panel {
  const steps = rangeOf(
    bands.flatMap((band) =>
      band.steps.filter((_, i) => band.value[i] !== null)
    ),
  );
  const returns = bands.flatMap((band) =>
    [band.value, band.lower, band.upper].flat()
  );
  return {
    title: environment,
    ...PANEL,
    transform: [{ filter: { field: "environment", equal: environment } }],
    layer: bandLayers(
      rows,
      stepsAxis(steps),
      { title: "Training return", ...roomyTicks(returns) },
    ),
  };
}

function hasPoint(bands: Curves["rows"]): boolean {
  return bands.some(({ value }) => lastValue(value) !== null);
}

function describe(
  rows: readonly string[],
  curves: readonly Curves[],
  intervals: string,
): string {
  const ends = curves.map(({ environment, rows: bands }) => {
    const [best] = bands
      .flatMap(({ row, value }) => {
        const last = lastValue(value);
        return last === null ? [] : [{ row, last }];
      })
      .sort((a, b) => b.last - a.last);
    return `${best.row} on ${environment} (${formatFixed(best.last, 1)})`;
  });
  return `Mean training return by environment steps${intervals}, for ${
    joinWords(rows)
  }. Highest at the end: ${joinWords(ends)}.`;
}
