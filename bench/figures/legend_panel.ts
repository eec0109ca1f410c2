import type { Panel } from "./figure.ts";
import { rowChannels } from "./row_channels.ts";

/** Length of a line's sample in pixels. */
const SAMPLE = 34;

/**
 * The legend, as a panel of its own: a sample of each row's line with its
 * symbol, and the label. Vega-Lite's legends show no dash where there is a
 * symbol.
 *
 * @param all Labels of all rows, by which colors go.
 * @param shown Labels that are in the figure, in their order.
 * @param lines Whether rows have lines in the figure, or symbols alone.
 * @returns The panel, with data of its own.
 */
export function legendPanel(
  all: readonly string[],
  shown: readonly string[],
  lines: boolean,
): Panel {
  const { color, strokeDash, shape } = rowChannels(all);
  const y = {
    field: "row",
    type: "nominal" as const,
    scale: { domain: [...shown] },
    axis: null,
  };
  return {
    data: { values: shown.map((row) => ({ row })) },
    width: 130,
    height: { step: 20 },
    layer: [
      ...(lines
        ? [{
          mark: "rule" as const,
          encoding: {
            x: { value: 0 },
            x2: { value: SAMPLE },
            y,
            color,
            strokeDash,
            strokeWidth: { value: 1.75 },
          },
        }]
        : []),
      {
        mark: { type: "point", size: 60 },
        encoding: { x: { value: SAMPLE / 2 }, y, color, shape },
      },
      {
        mark: { type: "text", align: "left", baseline: "middle", limit: 260 },
        encoding: {
          x: { value: lines ? SAMPLE + 8 : SAMPLE / 2 + 12 },
          y,
          text: { field: "row" },
        },
      },
    ],
  };
}
