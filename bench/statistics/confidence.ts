/** Confidence of an interval where nothing else is asked for. */
export const CONFIDENCE = 0.95;

/**
 * The least number of seeds that gives an interval. One value says nothing of
 * its spread, and of two the 95 % interval of Student's t is 12.7 standard
 * errors wide on each side, so that it says nothing of the mean. A bootstrap of
 * two has three resamples, whatever its number of replications.
 */
export const MINIMUM_SEEDS = 3;
