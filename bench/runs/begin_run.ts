/**
 * An algorithm at its beginning, with all that it is made of.
 *
 * @module
 */
import type { Algorithm } from "../../algorithms/algorithm.ts";
import type { Parts } from "../../algorithms/mod.ts";
import { vectorize } from "../../envs/mod.ts";
import type { Engine } from "../../networks/engine.ts";
import { makeEngine } from "../../networks/mod.ts";
import { makeCopies } from "./make_copies.ts";
import { ownRegisterBits } from "./v8_mode.ts";
import { runRandom } from "./run_random.ts";
import type { RunRecord } from "../results/run_record.ts";

/** An algorithm before its first iteration; disposing it frees its environments. */
export interface Beginning<State> extends Disposable {
  /** The algorithm's state. */
  readonly state: State;
  /** The engine that its networks are on. */
  readonly engine: Engine;
}

/**
 * Brings an algorithm to its beginning: engine, environments, state.
 *
 * @param record What is to be trained.
 * @param algorithm The algorithm that the record names.
 * @param watch Laid around the algorithm's parts.
 * @returns The beginning.
 * @throws {RangeError} In one line, if the options don't fit the environment.
 */
export async function beginRun<Options, State>(
  record: RunRecord,
  algorithm: Algorithm<Options, State>,
  watch: (parts: Parts) => Parts = (parts) => parts,
): Promise<Beginning<State>> {
  const options = algorithm.resolve(record.options);
  const registerBits = ownRegisterBits();
  const engine = await makeEngine(record.engine, { registerBits });
  const { copies, stack } = await makeCopies(
    record.environment,
    algorithm.environmentCount(options),
  );
  const parts = watch({
    engine,
    environments: copies,
    vectorize,
    random: (name) => runRandom(record, name),
    totalSteps: record.steps,
  });
  const state = algorithm.create(options, parts);
  return { state, engine, [Symbol.dispose]: () => stack.dispose() };
}
