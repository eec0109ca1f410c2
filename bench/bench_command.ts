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
import { writeReport } from "./report/write_report.ts";
import type { RunRecord, RunResult } from "./run_result.ts";
import { UsageError } from "./usage_error.ts";

/** What the command works with. */
export interface BenchOptions {
  /** The algorithms by name. */
  readonly algorithms: AlgorithmRegistry;
  /** Module that calls `serveRuns` with the same algorithms. */
  readonly workerUrl: URL;
  /** Ends the command: runs that are under way are given up. */
  readonly signal: AbortSignal;
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
  const wanted = readBenchArguments(args, options.algorithms);
  if (wanted === null) {
    console.log(benchHelp);
    return 0;
  }
  const tasks = planTasks(wanted);
  checkWritable(wanted.out);
  for (const { existing } of tasks) announceDamage(existing);
  const failures = await trainTasks(tasks, wanted, options);
  if (options.signal.aborted) {
    console.error(
      "Interrupted: what is finished is kept, start again to go on",
    );
    return 130;
  }
  console.log(writeReport(wanted.out, wanted.suite));
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

function announceDamage(existing: ExistingRun): void {
  if (existing.kind !== "damaged") return;
  const aside = moveAside(existing.path);
  console.error(`${existing.message}; moved to ${aside}, trained again`);
}

async function trainTasks(
  tasks: readonly Task[],
  { out, workers }: BenchArguments,
  { workerUrl, signal }: BenchOptions,
): Promise<number> {
  const published = new Map(
    tasks.map(({ record, existing }) => [record, publishedResult(existing)]),
  );
  const records = [...published.keys()];
  const progress = createProgress({
    records,
    columns: terminalColumns(),
    write: writeError,
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

function terminalColumns(): number | null {
  return Deno.stderr.isTerminal() ? Deno.consoleSize().columns || 80 : null;
}

function writeError(text: string): void {
  const bytes = new TextEncoder().encode(text);
  for (let written = 0; written < bytes.length;) {
    written += Deno.stderr.writeSync(bytes.subarray(written));
  }
}
