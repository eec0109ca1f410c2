/**
 * Statistics over seeds. Sums run in order and nothing depends on the
 * machine's mathematical library, so tables are the same bytes everywhere.
 *
 * @module
 */
export * from "./aggregate_intervals.ts";
export * from "./band.ts";
export * from "./bootstrap.ts";
export * from "./confidence.ts";
export * from "./improvement_interval.ts";
export * from "./interquartile_mean.ts";
export * from "./iqm_band.ts";
export * from "./mean.ts";
export * from "./mean_interval.ts";
export * from "./task_means.ts";
export * from "./run_score_profile.ts";
export * from "./optimality_gap.ts";
export * from "./percentile_interval.ts";
export * from "./probability_of_improvement.ts";
export * from "./sample.ts";
export * from "./steps_to_threshold.ts";
export * from "./student_t_critical_value.ts";
