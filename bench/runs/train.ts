/**
 * Training from a program of one's own.
 *
 * @module
 */
import { algorithms } from "../../algorithms/mod.ts";
import type { AnyAlgorithm } from "../../algorithms/mod.ts";
import { exportPolicy } from "../../networks/mod.ts";
import type { EngineName } from "../../networks/engine.ts";
import type { PolicyDescription } from "../../networks/policy_description.ts";
import { scoreOf } from "./evaluate_policy.ts";
import { evaluateFinal } from "./final_evaluation.ts";
import {
  recordDigest,
  type RunRecord,
  runRecord,
} from "../results/run_record.ts";
import type { FinalScore, RunResult } from "../results/run_result.ts";
import { suiteCells } from "../suites/suite.ts";
import { trainRun } from "./training.ts";
import type { Training } from "./training.ts";

/** What is trained. */
export interface TrainOptions {
  /** Name of one of `algorithms`, or an algorithm of one's own. */
  readonly algorithm: string | AnyAlgorithm;
  /** Id of an environment, such as `CartPole-v1`. */
  readonly environment: string;
  /** A whole number from 1 on: the same seed gives the same policy, to the bit. */
  readonly seed: number;
  /** Budget in environment steps; training ends with the first iteration that reaches it. */
  readonly steps: number;
  /**
   * Options of the algorithm; its defaults complete them.
   * @default {}
   */
  readonly options?: Readonly<Record<string, unknown>>;
  /**
   * What computes the networks.
   * @default "wasm"
   */
  readonly engine?: EngineName;
  /**
   * Is told the simulated steps after every iteration, and may ask for the
   * learning curve so far.
   */
  readonly onSteps?: (
    steps: number,
    curve: () => RunResult["curve"],
  ) => void;
}

/** Which episodes a policy is evaluated on. */
export interface PolicyEvaluationOptions {
  /**
   * How many episodes.
   * @default 100
   */
  readonly episodes?: number;
  /**
   * Seed of the episodes.
   * @default the seed of training, whose evaluation draws from streams of its own
   */
  readonly seed?: number;
}

/** A policy that was trained. */
export interface TrainedPolicy {
  /** Everything that it is a function of. */
  readonly record: RunRecord;
  /** Training episodes along the steps. */
  readonly curve: RunResult["curve"];
  /** Diagnostics of the iterations along the steps, by name. */
  readonly iterations: RunResult["iterations"];
  /** Environment steps that were simulated. */
  readonly trainedSteps: number;
  /** The policy as plain numbers. */
  describe(): PolicyDescription;
  /** Plays episodes with the most probable actions. */
  evaluate(options?: PolicyEvaluationOptions): Promise<FinalScore>;
  /** Writes the policy as an ONNX file that takes raw observations and gives actions. */
  exportOnnx(): Uint8Array<ArrayBuffer>;
}

/**
 * Trains a policy.
 *
 * @param options What is trained.
 * @returns The policy.
 * @throws {RangeError} In one line, if there is no such algorithm, environment
 * or engine, or the algorithm refuses an option.
 * @throws {Error} If the run diverges.
 *
 * @example A policy in a moment
 * ```ts
 * import { train } from "@policy-gradient/bench";
 * import { assert } from "@std/assert";
 *
 * const policy = await train({
 *   algorithm: "ppo",
 *   environment: "CartPole-v1",
 *   seed: 1,
 *   steps: 10_000,
 * });
 * const { mean } = await policy.evaluate({ episodes: 10 });
 * assert(mean > 100);
 * ```
 */
export async function train(options: TrainOptions): Promise<TrainedPolicy> {
  const algorithm = findAlgorithm(options.algorithm);
  const record = recordOfOptions(algorithm, options);
  const training = await trainRun(record, algorithm, {
    onSteps: options.onSteps,
  });
  const { divergence } = training;
  if (divergence) {
    throw new Error(
      `Cannot go on with ${algorithm.name} as it diverged in iteration ${divergence.iteration}, after ${divergence.steps} steps: ${divergence.reason}`,
    );
  }
  return trainedPolicy(record, training);
}

function trainedPolicy(record: RunRecord, training: Training): TrainedPolicy {
  const { acting, engine, curve, iterations, trainedSteps } = training;
  const { environment, algorithm, seed } = record;
  return {
    record,
    curve,
    iterations,
    trainedSteps,
    describe: () => acting.describe(),
    async evaluate({ episodes = 100, seed: own = seed } = {}) {
      checkInteger("evaluate a policy", "episodes", episodes);
      const { returns } = await evaluateFinal(
        acting,
        engine,
        { ...record, seed: own },
        { episodes, observations: 0 },
      );
      return scoreOf(returns);
    },
    exportOnnx: () =>
      exportPolicy(acting.describe(), {
        environment,
        algorithm,
        seed,
        record: recordDigest(record),
      }),
  };
}

/** The record of a run that belongs to no suite. */
function recordOfOptions(
  algorithm: AnyAlgorithm,
  { environment, seed, steps, options = {}, engine = "wasm" }: TrainOptions,
): RunRecord {
  checkInteger("train", "seed", seed);
  checkInteger("train", "steps", steps);
  const { name } = algorithm;
  const suite = {
    name: "none",
    environments: { [environment]: { steps } },
    rows: [{ algorithm: name, options }],
  };
  const [cell] = suiteCells(suite);
  return runRecord(cell, {
    suite: suite.name,
    seed,
    engine,
    algorithms: { [name]: algorithm },
  });
}

function findAlgorithm(algorithm: string | AnyAlgorithm): AnyAlgorithm {
  if (typeof algorithm !== "string") return algorithm;
  if (Object.hasOwn(algorithms, algorithm)) return algorithms[algorithm];
  throw new RangeError(
    `Cannot train as 'algorithm' must be one of ${
      Object.keys(algorithms).join(", ")
    }: current value is ${algorithm}`,
  );
}

function checkInteger(action: string, name: string, value: number): void {
  if (Number.isSafeInteger(value) && value >= 1) return;
  throw new RangeError(
    `Cannot ${action} as '${name}' must be a whole number >= 1: current value is ${value}`,
  );
}
