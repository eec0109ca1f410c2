/**
 * What is said of single runs, in lines for people.
 *
 * @module
 */
import { plainText } from "../text/plain_text.ts";
import { formatCount, formatScore } from "../text/format_number.ts";
import type { RunOutcome } from "../runs/run.ts";
import type { RunRecord } from "../results/run_record.ts";

/**
 * How a run is called.
 *
 * @param record The run.
 * @returns Such as `CartPole-v1 ppo seed 1`.
 */
export function runName({ environment, row, seed }: RunRecord): string {
  return `${plainText(environment)} ${plainText(row)} seed ${seed}`;
}

/**
 * What a run ended with.
 *
 * @param record The run.
 * @param outcome What it gave.
 * @returns Its score, steps and time.
 */
export function endLine(
  record: RunRecord,
  { result, timing }: RunOutcome,
): string {
  const score = result.final
    ? `score ${formatScore(result.final.mean)}`
    : `diverged (${result.divergence?.reason})`;
  return `${runName(record)}: ${score}, ${
    formatCount(result.trainedSteps)
  } steps in ${timing.trainingSeconds.toFixed(1)} s, ${
    formatCount(timing.stepsPerSecond)
  } steps/s`;
}
