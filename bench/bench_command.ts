/**
 * `deno task bench`: trains what is missing, then writes and prints tables.
 *
 * @module
 */
import type { AlgorithmRegistry } from "./algorithm_registry.ts";
import { benchHelp, readBenchArguments } from "./bench_arguments.ts";
import type { BenchArguments } from "./bench_arguments.ts";
import { findExistingRun, moveAside } from "./existing_run.ts";
import type { ExistingRun } from "./existing_run.ts";
import { runPool } from "./pool.ts";
import { createProgress } from "./progress.ts";
import { checkWritable, publish } from "./publish.ts";
import { writeReport } from "./report/mod.ts";
import type { RunRecord, RunResult } from "./run_result.ts";
import type { Terminal } from "./terminal.ts";
import { beginRun } from "./training.ts";
import { UsageError } from "./usage_error.ts";

/** What the command works with. */
export interface BenchOptions {
  /** The algorithms by name. */
  readonly algorithms: AlgorithmRegistry;
  /** Module that calls `serveRuns` with the same algorithms. */
  readonly workerUrl: URL;
  /** Ends the command: runs that are under way are given up. */
  readonly signal: AbortSignal;
  /** Where tables and progress are written. */
  readonly terminal: Terminal;
}

/**
 * Does what the arguments ask for.
 *
 * @param args The arguments, as `Deno.args` has them.
 * @param options The algorithms, and what ends the command.
 * @returns The exit code: 0, 1 where a run failed, 130 where it was ended.
 * @throws {UsageError} In one line, for anything that the user can put right.
 */
export async function bench(
  args: readonly string[],
  options: BenchOptions,
): Promise<number> {
  const { algorithms, signal, terminal } = options;
  const wanted = readBenchArguments(args, algorithms);
  if (wanted === null) {
    terminal.writeOut(`${benchHelp}\n`);
    return 0;
  }
  const tasks = planTasks(wanted);
  await checkOptions(tasks, algorithms);
  checkWritable(wanted.out);
  for (const { existing } of tasks) {
    if (existing.kind !== "damaged") continue;
    const aside = moveAside(existing.path);
    terminal.writeError(`${existing.message}; moved to ${aside}\n`);
  }
  const failures = await trainTasks(tasks, wanted, options);
  if (signal.aborted) {
    terminal.writeError("Interrupted; start again to go on\n");
    return 130;
  }
  try {
    terminal.writeOut(`${writeReport(wanted.out, wanted.suite)}\n`);
  } catch (error) {
    // Where every run failed there is nothing to report.
    if (failures === 0 || !(error instanceof UsageError)) throw error;
    terminal.writeError(`${error.message}\n`);
  }
  return failures === 0 ? 0 : 1;
}

/** A run that has to be done. */
interface Task {
  readonly record: RunRecord;
  readonly existing: ExistingRun;
}

function planTasks({ records, out, force }: BenchArguments): Task[] {
  const tasks = records
    .map((record) => ({ record, existing: findExistingRun(out, record) }))
    .filter(({ existing }) => existing.kind !== "complete");
  for (const { existing } of tasks) {
    if (existing.kind !== "other" || force) continue;
    throw new UsageError(
      `${existing.message}; use --force to replace it, or another --out`,
    );
  }
  return tasks;
}

/** Brings each cell to its beginning once: options may not fit an environment. */
async function checkOptions(
  tasks: readonly Task[],
  algorithms: AlgorithmRegistry,
): Promise<void> {
  const cells = new Map(
    tasks.map(({ record }) => [`${record.environment}/${record.row}`, record]),
  );
  for (const [cell, record] of cells) {
    try {
      const light = { ...record, engine: "reference" } as const;
      using _ = await beginRun(light, algorithms[record.algorithm]);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new UsageError(`Cannot train ${cell}: ${error.message}`);
    }
  }
}

async function trainTasks(
  tasks: readonly Task[],
  { out, workers }: BenchArguments,
  { workerUrl, signal, terminal }: BenchOptions,
): Promise<number> {
  const published = new Map(
    tasks.map(({ record, existing }) => [record, publishedResult(existing)]),
  );
  const records = [...published.keys()];
  const progress = createProgress({
    records,
    columns: terminal.columns,
    write: terminal.writeError,
    now: () => performance.now(),
  });
  let failures = 0;
  const onError = (record: RunRecord, message: string) => {
    failures++;
    progress.fail(record, message);
  };
  await runPool(records, {
    workers,
    workerUrl,
    signal,
    onStart: progress.start,
    onSteps: progress.steps,
    onError,
    onOutcome(record, outcome) {
      try {
        publish(out, outcome, published.get(record) ?? null);
      } catch (error) {
        onError(record, error instanceof Error ? error.message : String(error));
        return;
      }
      progress.end(record, outcome);
    },
  });
  progress.close();
  return failures;
}

function publishedResult(existing: ExistingRun): RunResult | null {
  return "result" in existing ? existing.result : null;
}
