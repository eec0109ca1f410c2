/**
 * The door of every algorithm.
 *
 * @module
 */
import type { Space } from "../envs/mod.ts";
import type { EpisodeRecord } from "./collect/episode_record.ts";
import type { ActingPolicy } from "./state/acting_policy.ts";
import type { Parts } from "./state/parts.ts";

/** What one iteration tells. */
export interface Diagnostics {
  /** Environment steps simulated so far, all of them. */
  readonly steps: number;
  /** Training episodes that ended in this iteration, in order. */
  readonly episodes: readonly EpisodeRecord[];
  /**
   * Named numbers: `kl`, `entropy`, …; the same names in every iteration of an
   * algorithm.
   */
  readonly metrics: Readonly<Record<string, number>>;
  /**
   * Why the run can't go on (a loss, gradient or parameter is not finite), else
   * null.
   */
  readonly diverged: string | null;
}

/** What one of the named numbers means. */
export interface Diagnostic {
  /** Its name in `metrics` and in results. */
  readonly name: string;
  /** Its title. */
  readonly title: string;
  /** What it says, in one sentence. */
  readonly meaning: string;
}

/**
 * One algorithm: pure functions over an explicit state, which only they look
 * into.
 *
 * @typeParam Options Complete options.
 * @typeParam State What lies between two iterations.
 *
 * @example A loop of one's own, saved and taken up again
 * ```ts
 * import { a2c } from "@policy-gradient/bench/algorithms";
 * import { makeEnvironment, vectorize } from "@policy-gradient/bench/envs";
 * import { makeEngine } from "@policy-gradient/bench/networks";
 * import { deriveRandom } from "@policy-gradient/bench/numerics";
 * import { assertEquals } from "@std/assert";
 *
 * const options = a2c.resolve({ environments: 2, stepsPerEnvironment: 5 });
 * const create = async () =>
 *   a2c.create(options, {
 *     engine: await makeEngine("wasm"),
 *     environments: [
 *       await makeEnvironment("CartPole-v1"),
 *       await makeEnvironment("CartPole-v1"),
 *     ],
 *     vectorize,
 *     random: (name) => deriveRandom(1, name),
 *     totalSteps: 1000,
 *   });
 * const state = await create();
 * assertEquals(a2c.iterate(state).steps, 10);
 *
 * const other = await create();
 * a2c.restore(other, a2c.save(state));
 * assertEquals(a2c.iterate(other), a2c.iterate(state));
 * ```
 */
export interface Algorithm<Options, State = unknown> {
  /** Its name in options, results and tables. */
  readonly name: string;
  /**
   * Completes options by the defaults and freezes them.
   *
   * @param options What the user gave; `undefined` stands for no options.
   * @returns The complete record.
   * @throws {RangeError} In one line, for an unknown name or an impossible
   * value.
   */
  resolve(options: unknown): Options;
  /**
   * How many copies of the environment the options ask for.
   *
   * @param options Complete options.
   * @returns The number of `parts.environments`.
   */
  environmentCount(options: Options): number;
  /**
   * Makes the state before the first iteration.
   *
   * @param options Complete options.
   * @param parts What it is made of.
   * @returns The state.
   * @throws {RangeError} In one line, if the environment can't have the
   * options.
   */
  create(options: Options, parts: Parts): State;
  /**
   * One iteration of the paper's outer loop.
   *
   * @param state Moved on by one iteration.
   * @returns What happened.
   */
  iterate(state: State): Diagnostics;
  /**
   * The whole state between two iterations.
   *
   * @param state The state.
   * @returns Its bytes, a copy.
   */
  save(state: State): Uint8Array;
  /**
   * Puts saved bytes into a state that `create` made from the same options and
   * parts; what follows is equal to the bit.
   *
   * @param state The state to overwrite.
   * @param bytes What `save` gave.
   * @throws {SyntaxError} In one line, if the bytes are not those of such a
   * state; it is left as it was.
   */
  restore(state: State, bytes: Uint8Array): void;
  /**
   * What acts, is evaluated, and is exported.
   *
   * @param state The state, whose numbers the policy shares.
   * @returns The policy.
   */
  policy(state: State): ActingPolicy;
}

/** An algorithm with all else that the project knows of it. */
export interface AlgorithmRecord<Options, State = unknown>
  extends Algorithm<Options, State> {
  /**
   * Time of a step with default options, learning included, relative to PPO's;
   * a rough figure will do, as it decides the order of runs alone.
   */
  readonly stepCost: number;
  /**
   * How rows look in figures, the same in every comparison: numbers of styles,
   * from 0, by the rows' labels.
   */
  readonly styles: Readonly<Record<string, number>>;
  /** What `metrics` has under some options, in the order in which it is shown. */
  readonly diagnostics: readonly Diagnostic[];
  /** Options of its golden runs, by the kind of actions. */
  readonly golden: Readonly<
    Record<Space["kind"], Readonly<Record<string, unknown>>>
  >;
}
