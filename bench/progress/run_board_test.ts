import { assertAlmostEquals, assertEquals } from "@std/assert";
import { sampleResult } from "../tables/_sample_result.ts";
import { boardTotals, createRunBoard, speedOf } from "./run_board.ts";
import type { BoardRun } from "./run_board.ts";

/** A board of PPO's runs, changed one by one. */
function board(...changes: Partial<BoardRun>[]) {
  const records = changes.map((_, i) => sampleResult({ seed: i + 1 }));
  const board = createRunBoard(records, 0);
  changes.forEach((change, i) => {
    Object.assign(board.runs.get(records[i]) ?? {}, change);
  });
  return board;
}

Deno.test("createRunBoard() gathers the seeds of a cell in the order of the records", () => {
  const { cells } = createRunBoard([
    sampleResult({ row: "a2c", seed: 1 }),
    sampleResult({ seed: 1 }),
    sampleResult({ row: "a2c", seed: 2 }),
  ], 0);
  assertEquals(
    cells.map(({ row, runs }) => [row, runs.map(({ record }) => record.seed)]),
    [["a2c", [1, 2]], ["ppo", [1]]],
  );
});

Deno.test("speedOf() adds up the runs under way, each since it began or went on", () => {
  const { runs } = board(
    { status: "running", steps: 100 },
    { status: "running", since: 1000, from: 500, steps: 700 },
    { status: "done", steps: 2000 },
    { status: "running", since: 2000 },
  );
  assertEquals(speedOf(runs.values(), 2000), 50 + 200 + 0);
});

Deno.test("boardTotals() takes the time of what was done here for what is left", () => {
  const totals = boardTotals(
    board({ status: "done", from: 1000 }, { status: "waiting" }),
    3000,
  );
  // 1000 of the 2000 steps took 3 s; the second run has 2000.
  assertEquals(totals, {
    ended: 1,
    failed: 0,
    share: 0.5,
    speed: 0,
    secondsLeft: 6,
  });
});

Deno.test("boardTotals() is never shorter than the slowest run's own time left", () => {
  const { secondsLeft } = boardTotals(
    board({ status: "done" }, { status: "running", since: 1000, steps: 100 }),
    2000,
  );
  assertEquals(secondsLeft, 19);
});

Deno.test("boardTotals() counts a step of a cheap algorithm less", () => {
  const records = [
    sampleResult({ algorithm: "trpo-vine" }),
    sampleResult({ seed: 2 }),
  ];
  const board = createRunBoard(records, 0);
  Object.assign(board.runs.get(records[0]) ?? {}, { status: "done" });
  // Vine's steps take a tenth of PPO's.
  assertAlmostEquals(boardTotals(board, 1).share, 1 / 11, 1e-12);
});

Deno.test("boardTotals() counts a failed run as ended, and has no time left to tell before the first step", () => {
  const { ended, failed } = boardTotals(board({ status: "failed" }, {}), 1);
  assertEquals([ended, failed], [1, 1]);
  assertEquals(boardTotals(board({ status: "running" }), 9).secondsLeft, null);
  assertEquals(boardTotals(createRunBoard([], 0), 9).share, 1);
});
