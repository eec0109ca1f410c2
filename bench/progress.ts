/**
 * Progress of many runs: a live block on a terminal, plain lines elsewhere.
 *
 * @module
 */
import { formatCount, formatScore } from "./report/format_number.ts";
import type { RunOutcome } from "./run.ts";
import type { RunRecord } from "./run_result.ts";

/** Is told what happens, and shows it. */
export interface Progress {
  /** A run begins. */
  start(record: RunRecord): void;
  /** A run goes on from so many steps. */
  resume(record: RunRecord, steps: number): void;
  /** A run has simulated so many steps. */
  steps(record: RunRecord, steps: number): void;
  /** A run ended. */
  end(record: RunRecord, outcome: RunOutcome): void;
  /** A run failed. */
  fail(record: RunRecord, message: string): void;
  /** Anything else that is to be said, in one line. */
  note(text: string): void;
  /** Removes the live block; nothing may follow. */
  close(): void;
}

/** Where and how progress is shown. */
export interface ProgressOptions {
  /** All runs that are to be done. */
  readonly records: readonly RunRecord[];
  /** Width of the terminal; null where there is none. */
  readonly columns: number | null;
  /** Writes text. */
  readonly write: (text: string) => void;
  /** Milliseconds since any moment. */
  readonly now: () => number;
}

interface Running {
  /** When it began, in milliseconds. */
  readonly since: number;
  /** Steps that it had then. */
  readonly from: number;
  steps: number;
}

/** Milliseconds between two pictures of the live block. */
const redrawEvery = 200;

/**
 * Makes the progress of a benchmark.
 *
 * @param options Where and how it is shown.
 * @returns What is to be told.
 */
export function createProgress(options: ProgressOptions): Progress {
  const { records, columns, write, now } = options;
  const started = now();
  const running = new Map<RunRecord, Running>();
  const total = records.reduce((sum, { steps }) => sum + steps, 0);
  let doneSteps = 0;
  let doneRuns = 0;
  let resumedSteps = 0;
  let drawn = 0;
  let drawnAt = -Infinity;

  function erase(): string {
    const lines = drawn;
    drawn = 0;
    return lines === 0 ? "" : `\x1b[${lines}A\x1b[J`;
  }

  function block(width: number): string {
    const time = now();
    const lines = [...running].map(([record, run]) =>
      runningLine(record, run, (time - run.since) / 1000)
    );
    const done = [...running].reduce(
      (sum, [record, { steps }]) => sum + Math.min(steps, record.steps),
      doneSteps,
    );
    const here = done - resumedSteps;
    const left = here <= 0 ? null : (time - started) * (total - done) / here;
    lines.push(
      `${doneRuns} of ${records.length} runs, ${percent(done, total)}, ${
        left === null ? "…" : formatDuration(left / 1000)
      } left`,
    );
    drawn = lines.length;
    drawnAt = time;
    return lines.map((line) => `${line.slice(0, width - 1)}\n`).join("");
  }

  function redraw(): void {
    if (columns === null || now() - drawnAt < redrawEvery) return;
    write(erase() + block(columns));
  }

  function line(text: string): void {
    write(`${erase()}${text}\n${columns === null ? "" : block(columns)}`);
  }

  function finish(record: RunRecord, text: string): void {
    running.delete(record);
    doneSteps += record.steps;
    doneRuns++;
    line(`[${doneRuns}/${records.length}] ${text}`);
  }

  return {
    start(record) {
      running.set(record, { since: now(), from: 0, steps: 0 });
      redraw();
    },
    resume(record, steps) {
      running.set(record, { since: now(), from: steps, steps });
      resumedSteps += steps;
      line(`${runName(record)}: going on from step ${steps}`);
    },
    steps(record, steps) {
      const run = running.get(record);
      if (run) run.steps = steps;
      redraw();
    },
    end: (record, outcome) => finish(record, endLine(record, outcome)),
    fail: (record, message) =>
      finish(record, `${runName(record)} failed: ${message}`),
    note: line,
    close: () => write(erase()),
  };
}

/**
 * How a run is called in lines for people.
 *
 * @param record The run.
 * @returns Such as `CartPole-v1 ppo seed 1`.
 */
export function runName(record: RunRecord): string {
  return `${record.environment} ${record.row} seed ${record.seed}`;
}

function runningLine(
  record: RunRecord,
  { from, steps }: Running,
  seconds: number,
): string {
  const name = runName(record).padEnd(40);
  const share = percent(Math.min(steps, record.steps), record.steps);
  const speed = seconds > 0 ? (steps - from) / seconds : 0;
  return `${name} ${share.padStart(5)} ${formatCount(steps)} steps, ${
    formatCount(speed)
  } steps/s`;
}

function endLine(record: RunRecord, { result, timing }: RunOutcome): string {
  const score = result.final
    ? `score ${formatScore(result.final.mean)}`
    : `diverged (${result.divergence?.reason})`;
  return `${runName(record)}: ${score}, ${
    formatCount(result.trainedSteps)
  } steps in ${timing.trainingSeconds.toFixed(1)} s, ${
    formatCount(timing.stepsPerSecond)
  } steps/s`;
}

function percent(part: number, whole: number): string {
  return `${Math.floor(100 * part / whole)} %`;
}

function formatDuration(seconds: number): string {
  const whole = Math.ceil(seconds);
  const pad = (value: number) => String(value).padStart(2, "0");
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes}:${pad(whole % 60)}`;
  return `${Math.floor(minutes / 60)}:${pad(minutes % 60)}:${pad(whole % 60)}`;
}
