/**
 * Where every run of a command stands.
 *
 * @module
 */
import { expectedCost } from "../pool/run_pool.ts";
import type { RunRecord } from "../results/run_record.ts";
import type { Curve } from "./mean_curve.ts";

/** Where one run stands. */
export interface BoardRun {
  /** The run. */
  readonly record: RunRecord;
  /** Whether it has begun, and how it ended. */
  status: "waiting" | "running" | "done" | "failed";
  /** When it began, in milliseconds. */
  since: number;
  /** Steps that it had then: more than 0 where it goes on from a checkpoint. */
  from: number;
  /** Steps that it has. */
  steps: number;
  /** Mean training return at each point of the record's grid. */
  returns: Curve;
}

/** The runs of one row on one environment. */
export interface BoardCell {
  /** Id of the environment. */
  readonly environment: string;
  /** Label of the row. */
  readonly row: string;
  /** Its runs, one a seed. */
  readonly runs: readonly BoardRun[];
}

/** All runs. */
export interface RunBoard {
  /** When the first could begin, in milliseconds. */
  readonly started: number;
  /** Each run by its record. */
  readonly runs: ReadonlyMap<RunRecord, BoardRun>;
  /** The same runs by cell, in the order of their records. */
  readonly cells: readonly BoardCell[];
}

/** All runs in a few numbers. */
export interface BoardTotals {
  /** Runs that ended, failed ones too. */
  readonly ended: number;
  /** Runs that failed. */
  readonly failed: number;
  /** Share of all work that is done, 0 to 1. */
  readonly share: number;
  /** Steps a second of the runs that are under way. */
  readonly speed: number;
  /** Seconds until all work is done; null where nothing tells yet. */
  readonly secondsLeft: number | null;
}

/**
 * Makes the board of runs that all wait.
 *
 * @param records The runs.
 * @param now Milliseconds since any moment.
 * @returns The board.
 */
export function createRunBoard(
  records: readonly RunRecord[],
  now: number,
): RunBoard {
  const waiting = records.map((record): BoardRun => ({
    record,
    status: "waiting",
    since: now,
    from: 0,
    steps: 0,
    returns: [],
  }));
  const cells = Map.groupBy(
    waiting,
    ({ record: { environment, row } }) => `${environment}/${row}`,
  );
  return {
    started: now,
    runs: new Map(waiting.map((run) => [run.record, run])),
    cells: [...cells.values()].map((runs) => {
      const { environment, row } = runs[0].record;
      return { environment, row, runs };
    }),
  };
}

/**
 * Steps a second of the runs that are under way, each since it began.
 *
 * @param runs Any runs.
 * @param now Milliseconds, as the board's clock has them.
 * @returns Their sum.
 */
export function speedOf(runs: Iterable<BoardRun>, now: number): number {
  let speed = 0;
  for (const run of runs) {
    if (run.status === "running" && now > run.since) {
      speed += 1000 * (run.steps - run.from) / (now - run.since);
    }
  }
  return speed;
}

/**
 * Sums up a board. Work is counted in the runs' expected cost, so that cheap
 * steps count less. What is left takes as long as what was done says, and at
 * least as long as the slowest of the runs under way.
 *
 * @param board The board.
 * @param now Milliseconds, as the board's clock has them.
 * @returns Its totals.
 */
export function boardTotals(board: RunBoard, now: number): BoardTotals {
  const runs = [...board.runs.values()];
  const sum = (work: (run: BoardRun) => number) =>
    runs.reduce((total, run) => total + work(run), 0);
  const total = sum(({ record }) => expectedCost(record));
  const done = sum((run) => workOf(run, stepsDone(run)));
  const before = sum((run) => workOf(run, run.from));
  const failed = runs.filter(({ status }) => status === "failed").length;
  return {
    ended: runs.filter(({ status }) => status === "done").length + failed,
    failed,
    share: total === 0 ? 1 : done / total,
    speed: speedOf(runs, now),
    secondsLeft: done <= before ? null : Math.max(
      (now - board.started) / 1000 * (total - done) / (done - before),
      ...runs.map((run) => ownSecondsLeft(run, now)),
    ),
  };
}

function stepsDone({ status, record, steps }: BoardRun): number {
  const ended = status === "done" || status === "failed";
  return ended ? record.steps : Math.min(steps, record.steps);
}

function workOf({ record }: BoardRun, steps: number): number {
  return expectedCost({ ...record, steps });
}

function ownSecondsLeft(run: BoardRun, now: number): number {
  const speed = speedOf([run], now);
  return speed > 0 ? (run.record.steps - stepsDone(run)) / speed : 0;
}
