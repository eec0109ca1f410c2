import { deriveRandom } from "../../numerics/mod.ts";
import type { Random } from "../../numerics/mod.ts";
import type { RunRecord } from "../results/run_record.ts";

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
