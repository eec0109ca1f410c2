import { assertEquals } from "@std/assert";
import { sampleResult } from "../tables/_sample_result.ts";
import { boardLines } from "./board_lines.ts";
import { createRunBoard } from "./run_board.ts";
import type { BoardRun } from "./run_board.ts";

/** A board of one cell a row, each of one run. */
function board(cells: Record<string, Partial<BoardRun>>) {
  const records = Object.keys(cells).map((row) => sampleResult({ row }));
  const board = createRunBoard(records, 0);
  records.forEach((record) => {
    Object.assign(board.runs.get(record) ?? {}, cells[record.row]);
  });
  return board;
}

/** The rows that lines are of, and whatever is no cell's line. */
function rowsOf(lines: readonly string[]): string[] {
  return lines.map((line) => line.match(/^CartPole-v1 +(\S+)/)?.[1] ?? line);
}

const running = { status: "running", steps: 1000, returns: [20, 480] } as const;
const one = () => board({ ppo: running });

Deno.test("boardLines() drops speed, then seeds, then the curve, then the return as a terminal gets narrow", () => {
  const titles = (columns: number) =>
    boardLines(one(), { columns, rows: 9 }, 1000)[0].split(/ +/).slice(2);
  assertEquals(titles(64), ["Curve", "Return", "Done/on/all", "Steps/s"]);
  assertEquals(titles(63), ["Curve", "Return", "Done/on/all"]);
  assertEquals(titles(52), ["Curve", "Return", "Done/on/all"]);
  assertEquals(titles(51), ["Curve", "Return"]);
  assertEquals(titles(39), ["Curve", "Return"]);
  assertEquals(titles(38), ["Return"]);
  assertEquals(titles(22), ["Return"]);
  assertEquals(titles(21), []);
});

Deno.test("boardLines() stays narrower than the terminal, however narrow it is", () => {
  for (let columns = 1; columns < 120; columns++) {
    const lines = boardLines(one(), { columns, rows: 9 }, 1000);
    assertEquals(lines.filter(({ length }) => length >= columns), []);
  }
});

Deno.test("boardLines() gives the curve at most 30 characters over the whole budget", () => {
  const line = boardLines(one(), { columns: 200, rows: 9 }, 1000)[1];
  // Half of the budget is done: the random policy's return, then that which
  // counts as learned.
  assertEquals(
    line,
    `CartPole-v1  ppo  ${"▁".repeat(8)}${"█".repeat(7)}${
      " ".repeat(15)
    }     480.0        0/1/1       1,000`,
  );
});

Deno.test("boardLines() scales an environment that it does not know by the values themselves", () => {
  const record = sampleResult({ environment: "Own-v0" });
  const board = createRunBoard([record], 0);
  Object.assign(board.runs.get(record) ?? {}, {
    ...running,
    returns: [-7, 0, 7, 7],
  });
  const line = boardLines(board, { columns: 61, rows: 9 }, 1000)[1];
  assertEquals(line.match(/[▁-█]+/)?.[0], "▁▁▁▁▁▅▅▅▅▅█████████");
});

Deno.test("boardLines() cuts names to three tenths of the width", () => {
  const lines = boardLines(
    board({ "a-very-long-label": running }),
    { columns: 60, rows: 9 },
    1000,
  );
  assertEquals(
    lines[1],
    "CartPole-v1  a-very-long-label  ▁▁▁▁▁████             480.0",
  );
  const [, narrow] = boardLines(
    board({ "a-very-long-label": running }),
    { columns: 40, rows: 9 },
    1000,
  );
  assertEquals(narrow, "CartPole-v1  a-very-long…     480.0");
});

Deno.test("boardLines() leaves out cells that wait", () => {
  const lines = boardLines(
    board({ a2c: {}, ppo: running }),
    { columns: 80, rows: 9 },
    1000,
  );
  assertEquals(rowsOf(lines).slice(1, -1), ["ppo"]);
});

const crowd = board({
  a: { status: "done" },
  b: running,
  c: { status: "done" },
  d: running,
});

Deno.test("boardLines() fits the height: cells with runs under way first, in their order", () => {
  const rows = (rows: number) =>
    rowsOf(boardLines(crowd, { columns: 80, rows }, 1000)).slice(1, -1);
  assertEquals(rows(7), ["a", "b", "c", "d"]);
  assertEquals(rows(6), ["b", "d", "… and 2 more"]);
  assertEquals(rows(5), ["b", "… and 3 more"]);
});

Deno.test("boardLines() never has more lines than fit, and always the total", () => {
  for (let rows = 2; rows < 9; rows++) {
    const lines = boardLines(crowd, { columns: 80, rows }, 1000);
    assertEquals(lines.length <= rows - 1, true, `${lines.length} of ${rows}`);
    assertEquals(lines.at(-1)?.startsWith("2 of 4 runs, 75 %, "), true);
  }
});

Deno.test("boardLines() shows no control characters of a name", () => {
  const lines = boardLines(
    board({ "a\x1b[2J": running }),
    { columns: 80, rows: 9 },
    1000,
  );
  assertEquals(rowsOf(lines)[1], "a\uFFFD[2J");
});
