import type { Comparison } from "../comparison/comparison.ts";
import { formatFixed } from "../text/format_number.ts";
import { besideLegend } from "./arrange.ts";
import { bandLayers, stepsAxis } from "./band_layers.ts";
import { bandFields, bandRows } from "./band_rows.ts";
import { intervalText, joinWords, lastValue } from "./describe.ts";
import type { Figure } from "./figure.ts";
import { legendPanel } from "./legend_panel.ts";
import { rangeOf, roomyTicks } from "./ticks.ts";

/**
 * Sample efficiency: interquartile mean of the normalized training return over
 * all environments, by environment steps.
 *
 * @param comparison What is compared.
 * @returns The figure; null where no row has an aggregate.
 */
export function sampleEfficiency(comparison: Comparison): Figure | null {
  const { rows, efficiency } = comparison;
  const bands = rows.map((row) =>
    efficiency.rows.find((band) => band.row === row) ?? null
  );
  const data = bandRows(bands, () => efficiency.steps, "steps");
  if (data.length === 0) return null;
  const shown = rows.filter((_, i) => bands[i] !== null);
  const values = efficiency.rows
    .flatMap(({ value, lower, upper }) => [...value, ...lower, ...upper]);
  const ends = efficiency.rows.flatMap(({ row, value }) => {
    const last = lastValue(value);
    return last === null ? [] : [`${row} ${formatFixed(last, 2)}`];
  });
  return {
    name: "sample-efficiency",
    title: "Sample efficiency",
    description:
      `Interquartile mean of the normalized training return over environments, by environment steps${
        intervalText(comparison, data)
      }. At the end: ${joinWords(ends)}.`,
    rows,
    fields: bandFields("steps"),
    data,
    spec: besideLegend(
      bandLayers(
        rows,
        stepsAxis(rangeOf(data.map(({ steps }) => Number(steps)))),
        {
          title: "IQM of normalized return",
          ...roomyTicks(values),
        },
      ),
      legendPanel(rows, shown, true),
    ),
  };
}
