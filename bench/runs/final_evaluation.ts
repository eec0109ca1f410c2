/**
 * The final evaluation of a run, and the observations that its ONNX file is
 * checked on.
 *
 * @module
 */
import type { ActingPolicy } from "../../algorithms/mod.ts";
import type { Engine } from "../../networks/engine.ts";
import { makeCopies, runRandom } from "./begin_run.ts";
import type { RunStreams } from "./begin_run.ts";
import { evaluatePolicy, scoreOf } from "./evaluate_policy.ts";
import { createObservationSample } from "./observation_sample.ts";

/** Returns of the final episodes, and observations that they met. */
export interface FinalEvaluation {
  /** Undiscounted returns, in the order of the episodes. */
  readonly returns: readonly number[];
  /** `[observations × observation size]`: raw, spread over the episodes. */
  readonly observations: Float32Array;
}

/** How much is evaluated. */
interface FinalEvaluationOptions {
  /**
   * How many episodes.
   * @default 100
   */
  readonly episodes?: number;
  /**
   * How many observations are kept; where the episodes are too short, more
   * episodes are played for them.
   * @default 1000
   */
  readonly observations?: number;
}

/** Copies that are stepped at once. */
const mostCopies = 100;

/**
 * Plays the final episodes of a run: episode i draws from the run's stream
 * `evaluation/<i>`.
 *
 * @param acting What acts.
 * @param engine The engine that it computes on.
 * @param run The run: its seed, environment and algorithm.
 * @param options How much is evaluated.
 * @returns Returns and observations.
 */
export async function evaluateFinal(
  acting: ActingPolicy,
  engine: Engine,
  run: RunStreams,
  options: FinalEvaluationOptions = {},
): Promise<FinalEvaluation> {
  const { episodes = 100, observations = 1000 } = options;
  const count = Math.min(
    mostCopies,
    episodes,
    acting.policy.network.maxRows,
  );
  const { copies, stack } = await makeCopies(run.environment, count);
  using _copies = stack;
  const sample = createObservationSample(
    acting.policy.spec.observationSize,
    Math.ceil(observations / episodes),
  );
  const play = (first: number) =>
    evaluatePolicy(acting, engine, copies, {
      first,
      episodes,
      random: (episode) => runRandom(run, `evaluation/${episode}`),
      onObservation: observations > 0 ? sample.add : undefined,
    });
  const returns = play(0);
  for (let first = episodes; sample.kept < observations; first += episodes) {
    play(first);
  }
  return { returns, observations: sample.take(observations) };
}

/**
 * Tells whether a policy's episodes gave numbers.
 *
 * @param evaluated Returns and observations.
 * @returns What is not finite, in a few words, or null.
 *
 * @example A return that is none
 * ```ts
 * import { evaluationFault } from "./final_evaluation.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const observations = Float32Array.of(0);
 * assertEquals(evaluationFault({ returns: [1, 2], observations }), null);
 * assertEquals(
 *   evaluationFault({ returns: [1, NaN], observations }),
 *   "the score of the final episodes is not finite",
 * );
 * ```
 */
export function evaluationFault(
  { returns, observations }: FinalEvaluation,
): string | null {
  const { mean, std } = scoreOf(returns);
  // Their sum is finite only where all returns are.
  if (!Number.isFinite(mean) || !Number.isFinite(std)) {
    return "the score of the final episodes is not finite";
  }
  return observations.every((value) => Number.isFinite(value))
    ? null
    : "an observation of the final episodes is not finite";
}
