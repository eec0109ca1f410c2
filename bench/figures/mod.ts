/**
 * Figures of a comparison, by Vega-Lite: SVG for paper and dark pages, and
 * specification and data for those who draw them their own way. Figures are
 * the same bytes on every machine.
 *
 * @module
 */
export type * from "./figure.ts";
export * from "./figure_files.ts";
export * from "./figures.ts";
export * from "./render_svg.ts";
export * from "./row_styles.ts";
export * from "./score_against_time.ts";
