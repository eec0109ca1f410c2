import { rowStyles, type Shape } from "./row_styles.ts";

/** A channel of Vega-Lite that goes by row. */
interface RowChannel<Value> {
  /** The field of the data that holds a row's label. */
  readonly field: "row";
  /** What the field holds. */
  readonly type: "nominal";
  /** Labels in order, and how each of them looks; colors come from the theme. */
  readonly scale: { readonly domain: string[]; readonly range?: Value[] };
  /** None: the legend is a panel. */
  readonly legend: null;
}

/** Everything that tells rows apart. */
interface RowChannels {
  /** By color. */
  readonly color: RowChannel<string>;
  /** By dash. */
  readonly strokeDash: RowChannel<number[]>;
  /** By symbol. */
  readonly shape: RowChannel<Shape>;
}

const FIELD = { field: "row", type: "nominal", legend: null } as const;

/**
 * Makes the channels of Vega-Lite that tell rows apart: `color`, `strokeDash`
 * and `shape`. The colors themselves come from the theme.
 *
 * @param rows Labels in the suite's order.
 * @returns The channels by name.
 *
 * @example Dashes go by row
 * ```ts
 * import { rowChannels } from "./row_channels.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const { strokeDash } = rowChannels(["trpo", "ppo"]);
 * assertEquals(strokeDash.scale, { domain: ["trpo", "ppo"], range: [[], [8, 4]] });
 * ```
 */
export function rowChannels(rows: readonly string[]): RowChannels {
  const styles = rowStyles(rows);
  const domain = [...rows];
  return {
    color: { ...FIELD, scale: { domain } },
    strokeDash: {
      ...FIELD,
      scale: { domain, range: styles.map(({ dash }) => [...dash]) },
    },
    shape: {
      ...FIELD,
      scale: { domain, range: styles.map(({ shape }) => shape) },
    },
  };
}
