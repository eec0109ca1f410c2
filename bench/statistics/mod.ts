/**
 * Statistics over seeds. Sums run in order and nothing depends on the
 * machine's mathematical library, so tables are the same bytes everywhere.
 *
 * @module
 */
export * from "./mean.ts";
export * from "./mean_interval.ts";
export * from "./median.ts";
export * from "./sample_standard_deviation.ts";
export * from "./steps_to_threshold.ts";
export * from "./student_t_critical_value.ts";
