/**
 * What a figure is before it is drawn.
 *
 * @module
 */
import type { TopLevelSpec } from "vega-lite";

/** A figure that stands in every theme: what it shows, and how. */
export interface Figure {
  /** Name of its files, such as `learning-curves`. */
  readonly name: string;
  /** Title, for those who don't see it. */
  readonly title: string;
  /** What it shows, with the main numbers, in a sentence or two. */
  readonly description: string;
  /** Labels of the rows in the suite's order: colors go by it. */
  readonly rows: readonly string[];
  /** Type of each field of the data, by its name. */
  readonly fields: Readonly<Record<string, FieldType>>;
  /** The data, each record with all fields. */
  readonly data: readonly FigureRecord[];
  /**
   * Vega-Lite without data and without a theme. Names of rows and
   * environments stand in it as values alone, never in an expression.
   */
  readonly spec: FigureSpec;
}

/** What a field of the data holds; a number may be null. */
type FieldType = "string" | "number";

/** One record of a figure's data. */
export type FigureRecord = Readonly<Record<string, string | number | null>>;

/** Vega-Lite without data and configuration, which are added when it is drawn or written. */
export type FigureSpec<Spec = TopLevelSpec> = Spec extends unknown
  ? Omit<Spec, "data" | "config">
  : never;

/** A part of a figure that lies over others. */
export type Layer = Extract<TopLevelSpec, { layer: unknown }>["layer"][number];

/** A part of a figure that stands beside others. */
export type Panel = Extract<TopLevelSpec, { concat: unknown }>["concat"][
  number
];
