/** What tables say of what they compare. */
export interface TableTexts {
  /** Their heading, in plain text. */
  readonly title: string;
  /** What a reader must know before the first table: lines of Markdown. */
  readonly about: readonly string[];
  /** What the score of a run is: a sentence of Markdown. */
  readonly score: string;
  /** What the mean over seeds is of: the beginning of a caption, in plain words. */
  readonly mean: string;
  /** What a normalized score of 1 is: a phrase of Markdown. */
  readonly reference: string;
  /** Where the scales come from: sentences of Markdown. */
  readonly scales: string;
}

/** What the score of a run of this benchmark is. */
export const RUN_SCORE =
  "A run's score is its mean return over fresh episodes with the deterministic policy after training.";

/** What the mean over seeds of this benchmark is of. */
export const RUN_MEAN = "Mean return of the final policies";

/** Where the benchmark's own scales come from. */
export const OWN_SCALES =
  "The random policy draws its actions uniformly; the reference is the training return that counts as learned: Gymnasium's reward threshold, and for Pendulum, which has none, the usual −200.";

/**
 * What the tables of a suite say.
 *
 * @param name Name of the suite.
 * @returns The texts.
 */
export function suiteTexts(name: string): TableTexts {
  return {
    title: `Scores of the suite ${name}`,
    about: [],
    score: RUN_SCORE,
    mean: RUN_MEAN,
    reference: "the return that counts as learned",
    scales: OWN_SCALES,
  };
}
