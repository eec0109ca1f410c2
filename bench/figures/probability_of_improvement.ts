import type { ComparedPair, Comparison } from "../comparison/comparison.ts";
import { formatFixed } from "../text/format_number.ts";
import { intervalText } from "./describe.ts";
import type { Figure, Layer } from "./figure.ts";
import { numberAxis } from "./number_axis.ts";
import { rowChannels } from "./row_channels.ts";

/** Width of the plot in pixels. */
const WIDTH = 260;

/**
 * Probability of improvement: how likely a run of one row has a higher score
 * than a run of another, for each pair once, Agarwal et al. 2021, figure 11,
 * https://arxiv.org/abs/2108.13264. The row that is more likely the better
 * stands left.
 *
 * @param comparison What is compared.
 * @returns The figure; null where there is no pair.
 */
export function probabilityOfImprovement(
  comparison: Comparison,
): Figure | null {
  const { rows } = comparison;
  const pairs = likelierPairs(comparison);
  if (pairs.length === 0) return null;
  const data = pairs.map(({ x, y, probability }, number) => ({
    pair: number + 1,
    row: x,
    other: y,
    ...probability,
  }));
  const surest = pairs.reduce((best, pair) =>
    pair.probability.value > best.probability.value ? pair : best
  );
  const highest = formatFixed(surest.probability.value, 2);
  return {
    name: "probability-of-improvement",
    title: "Probability of improvement",
    description:
      `Probability that a run of the left row has a higher score than a run of the right one, over environments${
        intervalText(comparison, data)
      }: ${
        clearText(pairs)
      }highest for ${surest.x} over ${surest.y} (${highest}).`,
    rows,
    fields: {
      pair: "number",
      row: "string",
      other: "string",
      value: "number",
      lower: "number",
      upper: "number",
    },
    data,
    spec: {
      width: WIDTH,
      height: { step: 17 },
      layer: layers(rows),
    },
  };
}

/** For how many pairs the interval leaves one half out; nothing where there is no interval. */
function clearText(pairs: readonly ComparedPair[]): string {
  const lowest = pairs.flatMap(({ probability: { lower } }) => lower ?? []);
  const clear = lowest.filter((lower) => lower > 0.5);
  return lowest.length === 0
    ? ""
    : `surely above one half for ${clear.length} of ${pairs.length} pairs, `;
}

/** Each pair once, in the direction that is likelier, by the row that stands left. */
function likelierPairs({ pairs, rows }: Comparison): ComparedPair[] {
  const find = (x: string, y: string) =>
    pairs.filter((pair) => pair.x === x && pair.y === y);
  return rows
    .flatMap((x, i) =>
      rows.slice(i + 1).flatMap((y) => {
        const [forward] = find(x, y);
        return forward?.probability.value < 0.5 ? find(y, x) : forward ?? [];
      })
    )
    .sort((a, b) => rows.indexOf(a.x) - rows.indexOf(b.x));
}

function layers(rows: readonly string[]): Layer[] {
  const { color } = rowChannels(rows);
  const y = { field: "pair", type: "ordinal" as const, axis: null };
  const along = numberAxis({
    title: "Probability that the left scores higher",
    domain: [0, 1],
    values: [0, 0.25, 0.5, 0.75, 1],
    format: ".2f",
  }, true);
  const middle = { type: "text", baseline: "middle", fontSize: 12 } as const;
  return [
    {
      mark: { type: "rule", strokeDash: [4, 3] },
      encoding: { x: { datum: 0.5, ...along } },
    },
    {
      mark: { type: "bar", height: 10, opacity: 0.75 },
      encoding: {
        x: { field: "lower", ...along },
        x2: { field: "upper" },
        y,
        color,
      },
    },
    {
      mark: { type: "tick", thickness: 2, size: 14, opacity: 1 },
      encoding: { x: { field: "value", ...along }, y },
    },
    {
      mark: { ...middle, align: "right" },
      encoding: { x: { value: -8 }, y, text: { field: "row" } },
    },
    {
      mark: { ...middle, align: "left" },
      encoding: { x: { value: WIDTH + 8 }, y, text: { field: "other" } },
    },
  ];
}
