/**
 * `deno task bench`: trains what is missing, then writes and prints tables.
 *
 * @module
 */
import { firstLine } from "../../text/first_line.ts";
import type { AlgorithmRegistry } from "../../../algorithms/algorithms.ts";
import type { BenchArguments } from "./bench_arguments.ts";
import { createCheckpointFiles } from "../../pool/checkpoint_files.ts";
import { moveAside, removeTemporaries } from "../../files/whole_files.ts";
import type { ExistingRun } from "./find_existing_run.ts";
import { lockFolder } from "../../files/lock_folder.ts";
import { interruptedExitCode } from "../../terminal/interrupts.ts";
import { checkOptions, planTasks } from "./plan_tasks.ts";
import type { Task } from "./plan_tasks.ts";
import { runPool } from "../../pool/run_pool.ts";
import { createProgress, runName } from "../../progress/mod.ts";
import { checkWritable, publish } from "./publish.ts";
import { selectRecords } from "./select_records.ts";
import { refuseLinks } from "../../files/write_files.ts";
import { writeReport } from "../../report/mod.ts";
import type { RunRecord } from "../../results/run_record.ts";
import type { RunResult } from "../../results/run_result.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import { UsageError } from "../../files/usage_error.ts";

/** What the command works with. */
export interface BenchOptions {
  /** The algorithms by name. */
  readonly algorithms: AlgorithmRegistry;
  /** Module that calls `serveRuns` with the same algorithms. */
  readonly workerUrl: URL;
  /**
   * Ends the command: runs that are under way stop after their iteration and
   * leave a checkpoint. Its reason is the name of the process's signal.
   */
  readonly signal: AbortSignal;
  /** Where tables and progress are written. */
  readonly terminal: Terminal;
}

/**
 * Does what the arguments ask for.
 *
 * @param wanted What they ask for.
 * @param options The algorithms, and what ends the command.
 * @returns The exit code: 0, 1 where a run failed, 130 or 143 where it was
 * ended.
 * @throws {UsageError} In one line, for anything that the user can put right.
 */
export async function bench(
  wanted: BenchArguments,
  options: BenchOptions,
): Promise<number> {
  const { algorithms, signal, terminal } = options;
  const { suite, records } = selectRecords(wanted, algorithms);
  await checkOptions(records, algorithms);
  using _folder = takeFolder(wanted.out, suite.name, records);
  const tasks = planTasks(records, wanted);
  for (const { existing } of tasks) {
    if (existing.kind !== "damaged") continue;
    for (const { path, message } of existing.files) {
      terminal.writeError(`${message}; moved to ${moveAside(path)}\n`);
    }
  }
  const failures = await trainTasks(tasks, wanted, options);
  if (signal.aborted) {
    terminal.writeError(
      "Interrupted; start the same command again to go on\n",
    );
    return interruptedExitCode(signal);
  }
  try {
    terminal.writeOut(`${await writeReport(wanted.out, suite)}\n`);
  } catch (error) {
    // Where every run failed there is nothing to report.
    if (failures === 0 || !(error instanceof UsageError)) throw error;
    terminal.writeError(`${error.message}\n`);
  }
  return failures === 0 ? 0 : 1;
}

/** Makes the suite's folder ready, and holds it against other benchmarks. */
function takeFolder(
  out: string,
  suite: string,
  records: readonly RunRecord[],
): Disposable {
  for (const { environment, row } of records) {
    refuseLinks(out, `${suite}/${environment}/${row}`);
  }
  const folder = `${out}/${suite}`;
  using held = new DisposableStack();
  held.use(lockFolder(folder));
  checkWritable(folder);
  removeTemporaries(folder);
  return held.move();
}

async function trainTasks(
  tasks: readonly Task[],
  { out, workers, checkpoint }: BenchArguments,
  { workerUrl, signal, terminal }: BenchOptions,
): Promise<number> {
  const published = new Map(
    tasks.map(({ record, existing }) => [record, publishedResult(existing)]),
  );
  const records = [...published.keys()];
  const progress = createProgress({
    records,
    size: terminal.size,
    write: terminal.writeError,
    now: () => performance.now(),
  });
  let failures = 0;
  const onError = (record: RunRecord, message: string) => {
    failures++;
    progress.fail(record, message);
  };
  const announce = () =>
    progress.note(
      "Stopping after the running iterations; a second signal ends at once",
    );
  signal.addEventListener("abort", announce, { once: true });
  await runPool(records, {
    workers,
    workerUrl,
    signal,
    checkpoints: createCheckpointFiles({
      out,
      every: checkpoint,
      say: (record, text) => progress.note(`${runName(record)}: ${text}`),
    }),
    onStart: progress.start,
    onResume: progress.resume,
    onSteps: progress.steps,
    onError,
    onOutcome(record, outcome) {
      try {
        publish(out, outcome, published.get(record) ?? null);
      } catch (error) {
        onError(record, firstLine(error));
        return;
      }
      progress.end(record, outcome);
    },
  });
  signal.removeEventListener("abort", announce);
  progress.close();
  return failures;
}

function publishedResult(existing: ExistingRun): RunResult | null {
  return "result" in existing ? existing.result : null;
}
