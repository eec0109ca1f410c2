/**
 * `deno task verify`: trains published runs again and compares.
 *
 * @module
 */
import type { AlgorithmRegistry } from "../../../algorithms/algorithms.ts";
import { interruptedExitCode } from "../../terminal/interrupts.ts";
import { runPool } from "../../pool/run_pool.ts";
import { createProgress } from "../../progress/mod.ts";
import { resultPaths } from "../../results/result_files.ts";
import type { RunRecord } from "../../results/run_record.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import { compareRun } from "./compare_run.ts";
import { messageLine, refusal } from "./verdict.ts";
import type { Finding, Problem, Verdict } from "./verdict.ts";
import { planRun } from "./plan_run.ts";
import { verdictReport } from "./verdict_report.ts";
import { selectRuns } from "./select_runs.ts";
import type { VerifyArguments } from "./verify_arguments.ts";

/** What the command works with. */
export interface VerifyOptions {
  /** The algorithms by name. */
  readonly algorithms: AlgorithmRegistry;
  /** Module that calls `serveRuns` with the same algorithms. */
  readonly workerUrl: URL;
  /**
   * Ends the command: runs that are under way are given up after their
   * iteration. Its reason is the name of the process's signal.
   */
  readonly signal: AbortSignal;
  /** Where tables and progress are written. */
  readonly terminal: Terminal;
}

/**
 * Does what the arguments ask for. Nothing is written but to the terminal.
 *
 * @param wanted What they ask for.
 * @param options The algorithms, and what ends the command.
 * @returns The exit code: 0 where everything is the same, 1 where something is
 * not, 130 or 143 where the command was ended.
 * @throws {UsageError} In one line, if there is nothing to verify.
 */
export async function verify(
  wanted: VerifyArguments,
  options: VerifyOptions,
): Promise<number> {
  const { algorithms, signal, terminal } = options;
  const runs = selectRuns(wanted);
  const { out } = wanted;
  const findings = new Map<string, Finding>();
  const records: RunRecord[] = [];
  for (const run of runs) {
    const plan = planRun(run, { out, algorithms });
    if (plan.kind === "train") records.push(plan.record);
    else findings.set(run.path, plan.finding);
  }
  await trainAgain(records, wanted, options, (path, finding) => {
    findings.set(path, finding);
  });
  if (signal.aborted) {
    terminal.writeError("Interrupted; nothing was written\n");
    return interruptedExitCode(signal);
  }
  const verdicts = runs.map((run): Verdict => ({
    run,
    ...findings.get(run.path) ?? refusal(run.path, "It was not trained again"),
  }));
  terminal.writeOut(`${verdictReport(verdicts)}\n`);
  return verdicts.some(({ problem }) => problem) ? 1 : 0;
}

/** Trains runs, longest first, and compares each as soon as it ends. */
async function trainAgain(
  records: readonly RunRecord[],
  { out, workers }: VerifyArguments,
  { workerUrl, signal, terminal }: VerifyOptions,
  onFinding: (path: string, finding: Finding) => void,
): Promise<void> {
  const progress = createProgress({
    records,
    size: terminal.size,
    write: terminal.writeError,
    now: () => performance.now(),
  });
  const onError = (record: RunRecord, error: unknown) => {
    const path = resultPaths(out, record).json;
    const message = messageLine(error);
    onFinding(path, refusal(path, message));
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
      let finding: Finding;
      try {
        finding = compareRun(out, outcome);
      } catch (error) {
        onError(record, error);
        return;
      }
      onFinding(resultPaths(out, record).json, finding);
      if (finding.problem) progress.fail(record, problemLine(finding.problem));
      else progress.end(record, outcome);
    },
  });
  progress.close();
}

function problemLine({ file, difference }: Problem): string {
  return `${file} differs in ${difference?.field}`;
}
