/** How far a policy was trained, in the order of training. */
export const stages = ["untrained", "halfway", "final"] as const;

/** One of the stages. */
export type Stage = typeof stages[number];
