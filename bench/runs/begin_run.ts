/**
 * An algorithm at its beginning, with all that it is made of.
 *
 * @module
 */
import type { Algorithm } from "../../algorithms/algorithm.ts";
import type { Parts } from "../../algorithms/mod.ts";
import {
  type Environment,
  makeEnvironment,
  vectorize,
} from "../../envs/mod.ts";
import type { Engine } from "../../networks/engine.ts";
import { makeEngine } from "../../networks/mod.ts";
import { ownRegisterBits } from "./machine.ts";
import type { RunRecord } from "../results/run_record.ts";
import { deriveRandom, type Random } from "../../numerics/mod.ts";

/** An algorithm before its first iteration; disposing it frees its environments. */
interface Beginning<State> extends Disposable {
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

/**
 * Makes copies of an environment.
 *
 * @param id The environment's id.
 * @param count How many.
 * @returns The copies; disposing the stack frees them.
 */
export async function makeCopies(
  id: string,
  count: number,
): Promise<{ copies: Environment[]; stack: DisposableStack }> {
  const stack = new DisposableStack();
  const copies: Environment[] = [];
  for (let i = 0; i < count; i++) {
    copies.push(stack.use(await makeEnvironment(id)));
  }
  return { copies, stack };
}

/** What the random streams of a run depend on. */
export type RunStreams = Pick<RunRecord, "seed" | "environment" | "algorithm">;

/**
 * The random stream of a run that has a name. It depends on the seed, the
 * environment, the algorithm and the name: as statistics over runs assume,
 * seed 1 of one algorithm is independent of seed 1 of another. It does not
 * depend on suite and row, so that equal options give equal policies.
 *
 * @param run The run.
 * @param name What the stream is for.
 * @returns The stream, from its beginning.
 */
export function runRandom(run: RunStreams, name: string): Random {
  const { seed, environment, algorithm } = run;
  return deriveRandom(seed, `${environment}/${algorithm}/${name}`);
}
