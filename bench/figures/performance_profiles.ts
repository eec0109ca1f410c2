import type { Comparison } from "../comparison/comparison.ts";
import { formatFixed } from "../text/format_number.ts";
import { besideLegend } from "./arrange.ts";
import { bandLayers } from "./band_layers.ts";
import { bandFields, bandRows } from "./band_rows.ts";
import { intervalText, joinWords } from "./describe.ts";
import type { Figure } from "./figure.ts";
import { legendPanel } from "./legend_panel.ts";
import { linearTicks, rangeOf } from "./ticks.ts";

/**
 * Performance profiles: the share of runs whose normalized score is above τ,
 * Agarwal et al. 2021, figure 7, https://arxiv.org/abs/2108.13264.
 *
 * @param comparison What is compared.
 * @returns The figure; null where no row has an aggregate.
 */
export function performanceProfiles(comparison: Comparison): Figure | null {
  const { rows, profiles } = comparison;
  const { tau } = profiles;
  const bands = rows.map((row) =>
    profiles.rows.find((band) => band.row === row) ?? null
  );
  const data = bandRows(bands, () => tau, "tau");
  if (data.length === 0) return null;
  const shown = rows.filter((_, i) => bands[i] !== null);
  const nearest = nearestTo(tau, 0.9);
  const shares = profiles.rows.flatMap(({ row, value }) => {
    const share = value[nearest];
    return share === null ? [] : [`${row} ${formatFixed(share * 100, 0)} %`];
  });
  return {
    name: "performance-profiles",
    title: "Performance profiles",
    description: `Share of runs whose normalized score is above τ, by τ${
      intervalText(comparison, data)
    }. Above ${formatFixed(tau[nearest], 2)}: ${joinWords(shares)}.`,
    rows,
    fields: bandFields("tau"),
    data,
    spec: besideLegend(
      bandLayers(
        rows,
        {
          field: "tau",
          title: "Normalized score τ",
          ...linearTicks(rangeOf(tau)),
        },
        {
          title: "Share of runs above τ",
          format: ".0%",
          domain: [0, 1],
          values: [0, 0.25, 0.5, 0.75, 1],
        },
      ),
      legendPanel(rows, shown, true),
    ),
  };
}

function nearestTo(points: readonly number[], target: number): number {
  const distances = points.map((point) => Math.abs(point - target));
  return distances.indexOf(Math.min(...distances));
}
