/**
 * What a published run says of itself, before anything is trained.
 *
 * @module
 */
import type { AlgorithmRegistry } from "../../../algorithms/algorithms.ts";
import { firstDifference, runRecord } from "../../results/run_record.ts";
import type { RunRecord } from "../../results/run_record.ts";
import type { RunResult } from "../../results/run_result.ts";
import { readResult, resultPaths } from "../../results/result_files.ts";
import { revision } from "../../results/revision.ts";
import type { Difference } from "./difference.ts";
import { messageLine, refusal } from "./verdict.ts";
import type { Finding } from "./verdict.ts";
import type { PublishedRun } from "../../results/published_runs.ts";

/** What is to be done with a published run. */
export type Plan =
  /** To train the record in the file. */
  | { readonly kind: "train"; readonly record: RunRecord }
  /** Nothing: the file can't be right. */
  | { readonly kind: "refuse"; readonly finding: Finding };

/** Where results lie, and what can be trained. */
interface PlanOptions {
  /** The folder of all results. */
  readonly out: string;
  /** The algorithms by name. */
  readonly algorithms: AlgorithmRegistry;
}

/**
 * Reads a published result and the record in it.
 *
 * @param run Where it lies.
 * @param options Where results lie, and what can be trained.
 * @returns What is to be trained; or the problem, where the file can't be read,
 * was edited or belongs elsewhere, or where this source can't train its record.
 */
export function planRun(run: PublishedRun, options: PlanOptions): Plan {
  let published: RunResult;
  try {
    published = readResult(run.path);
  } catch (error) {
    return refuse(run, messageLine(error));
  }
  return refuseMisplaced(run, published, options.out) ??
    refuseRevision(run, published) ??
    planOptions(run, published, options.algorithms);
}

function refuseMisplaced(
  run: PublishedRun,
  published: RunResult,
  out: string,
): Plan | null {
  const { suite, environment, row, seed } = published;
  if (resultPaths(out, published).json === run.path) return null;
  return refuse(
    run,
    `It is the result of another place: ${suite}/${environment}/${row}/seed-${seed}`,
  );
}

function refuseRevision(run: PublishedRun, published: RunResult): Plan | null {
  if (published.revision === revision) return null;
  return refuse(
    run,
    "Another revision of the source made it, so that it was not trained again: check out that source, or publish it anew with bench --force",
    {
      field: "revision",
      published: String(published.revision),
      trained: String(revision),
    },
  );
}

/** The options as this source completes them must be those in the file. */
function planOptions(
  run: PublishedRun,
  published: RunResult,
  algorithms: AlgorithmRegistry,
): Plan {
  const { algorithm } = published;
  if (!Object.hasOwn(algorithms, algorithm)) {
    const known = Object.keys(algorithms).join(", ");
    return refuse(
      run,
      `There is no algorithm '${algorithm}': the algorithms are ${known}`,
    );
  }
  let record: RunRecord;
  try {
    record = runRecord(published, { ...published, algorithms });
  } catch (error) {
    return refuse(run, messageLine(error));
  }
  const difference = firstDifference(published, record);
  if (!difference) return { kind: "train", record };
  const { field, first, second } = difference;
  return refuse(
    run,
    "An option came, went or got another default, so that it was not trained again: 'revision' should have been raised",
    { field, published: first, trained: second },
  );
}

function refuse(
  { path }: PublishedRun,
  explanation: string,
  difference: Difference | null = null,
): Plan {
  return { kind: "refuse", finding: refusal(path, explanation, difference) };
}
