/** Confidence of an interval where nothing else is asked for. */
export const CONFIDENCE = 0.95;
