/**
 * Progress of many runs: a live block on a terminal, plain lines elsewhere.
 *
 * @module
 */
import type { RunOutcome } from "../runs/run.ts";
import type { RunRecord } from "../results/run_record.ts";
import type { TerminalSize } from "../terminal/terminal.ts";
import { boardLines } from "./board_lines.ts";
import { createLiveDisplay } from "../terminal/live_display.ts";
import type { Display } from "../terminal/live_display.ts";
import type { Curve } from "./mean_curve.ts";
import { createRunBoard } from "./run_board.ts";
import type { BoardRun } from "./run_board.ts";
import { endLine, runName } from "./run_lines.ts";

/** Is told what happens, and shows it. */
export interface Progress {
  /** A run begins. */
  start(record: RunRecord): void;
  /** A run goes on from so many steps. */
  resume(record: RunRecord, steps: number): void;
  /** A run has simulated so many steps, with these returns on its grid. */
  steps(record: RunRecord, steps: number, returns: Curve): void;
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
  /** How large the terminal is now; null where there is none. */
  readonly size: (() => TerminalSize) | null;
  /** Writes text. */
  readonly write: (text: string) => void;
  /** Milliseconds since any moment. */
  readonly now: () => number;
}

/**
 * Makes the progress of a command.
 *
 * @param options Where and how it is shown.
 * @returns What is to be told.
 */
export function createProgress(options: ProgressOptions): Progress {
  const { records, size, write, now } = options;
  const board = createRunBoard(records, now());
  const display = size
    ? createLiveDisplay({
      size,
      lines: (size) => boardLines(board, size, now()),
      write,
      now,
    })
    : plainDisplay(write);
  let ended = 0;

  function change(record: RunRecord, changes: Partial<BoardRun>): void {
    const run = board.runs.get(record);
    if (run) Object.assign(run, changes);
  }

  function finish(
    record: RunRecord,
    text: string,
    changes: Partial<BoardRun>,
  ): void {
    change(record, changes);
    ended++;
    display.line(`[${ended}/${records.length}] ${text}`);
  }

  return {
    start(record) {
      change(record, { status: "running", since: now() });
      display.update();
    },
    resume(record, steps) {
      change(record, { since: now(), from: steps, steps });
      display.line(`${runName(record)}: going on from step ${steps}`);
    },
    steps(record, steps, returns) {
      change(record, { steps, returns });
      display.update();
    },
    end(record, outcome) {
      const { trainedSteps: steps, curve } = outcome.result;
      finish(record, endLine(record, outcome), {
        status: "done",
        steps,
        returns: curve.return,
      });
    },
    fail(record, message) {
      finish(record, `${runName(record)} failed: ${message}`, {
        status: "failed",
      });
    },
    note: display.line,
    close: display.close,
  };
}

/** Lines that stay, and nothing else. */
function plainDisplay(write: (text: string) => void): Display {
  return {
    line: (text) => write(`${text}\n`),
    update() {},
    close() {},
  };
}
