/**
 * A board of runs as lines that fit a terminal.
 *
 * @module
 */
import { scaleOf } from "../comparison/scales.ts";
import { plainText } from "../text/plain_text.ts";
import { formatCount, formatScore } from "../text/format_number.ts";
import type { TerminalSize } from "../terminal/terminal.ts";
import { formatDuration } from "../text/format_duration.ts";
import { meanCurve, meanOf } from "./mean_curve.ts";
import { boardTotals, speedOf } from "./run_board.ts";
import type { BoardCell, BoardTotals, RunBoard } from "./run_board.ts";
import { sparkline } from "./sparkline.ts";
import type { SparklineScale } from "./sparkline.ts";

/** What lies between two columns. */
const gap = "  ";

/** Share of the terminal that a column of names may have. */
const nameShare = 0.3;

/** A column of the block. */
interface Column {
  readonly title: string;
  readonly width: number;
  /** How far it may grow into what the others leave. */
  readonly widest?: number;
  readonly align: "left" | "right";
  /** Where it stands among those that a narrow terminal drops; 0: never. */
  readonly dropped: number;
  text(cell: BoardCell, width: number): string;
}

/**
 * Draws a board: a line for each cell that has runs under way or ended, then a
 * line for all. Cells with runs under way come first where not all have room.
 *
 * @param board The board.
 * @param size The terminal, in characters; one column and one row stay free.
 * @param now Milliseconds, as the board's clock has them.
 * @returns Lines without line breaks, the last one always the total.
 */
export function boardLines(
  board: RunBoard,
  { columns, rows }: TerminalSize,
  now: number,
): string[] {
  const begun = board.cells.filter(({ runs }) =>
    runs.some(({ status }) => status !== "waiting")
  );
  const room = rows - 1;
  const shown = chooseCells(begun, room - 2);
  const hidden = begun.length - shown.length;
  const longestName = Math.floor(columns * nameShare);
  const fitting = fitColumns(
    allColumns(board, longestName, now),
    columns - 1,
  );
  const lines = shown.map((cell) =>
    tableLine(fitting, ({ text, width }) => text(cell, width))
  );
  if (lines.length > 0) lines.unshift(tableLine(fitting, (all) => all.title));
  if (hidden > 0 && room > 1) lines.push(`… and ${hidden} more`);
  lines.push(totalLine(boardTotals(board, now), board.runs.size));
  return lines.map((line) => line.slice(0, Math.max(0, columns - 1)));
}

/** The cells that have room, in their order; those under way are chosen first. */
function chooseCells(
  begun: readonly BoardCell[],
  room: number,
): readonly BoardCell[] {
  if (begun.length <= room) return begun;
  const chosen = new Set(
    begun.toSorted((a, b) => Number(isRunning(b)) - Number(isRunning(a)))
      .slice(0, Math.max(0, room - 1)),
  );
  return begun.filter((cell) => chosen.has(cell));
}

function isRunning({ runs }: BoardCell): boolean {
  return runs.some(({ status }) => status === "running");
}

function allColumns(
  { cells }: RunBoard,
  longestName: number,
  now: number,
): Column[] {
  const widthOf = (names: readonly string[]) =>
    Math.min(longestName, Math.max(...names.map(({ length }) => length)));
  return [
    {
      title: "Environment",
      width: widthOf(["Environment", ...cells.map((each) => each.environment)]),
      align: "left",
      dropped: 0,
      text: ({ environment }) => plainText(environment),
    },
    {
      title: "Row",
      width: widthOf(["Row", ...cells.map((each) => each.row)]),
      align: "left",
      dropped: 0,
      text: ({ row }) => plainText(row),
    },
    {
      title: "Curve",
      width: 10,
      widest: 30,
      align: "left",
      dropped: 3,
      text: curveText,
    },
    {
      title: "Return",
      width: 8,
      align: "right",
      dropped: 4,
      text: latestText,
    },
    {
      title: "Done/on/all",
      width: 11,
      align: "right",
      dropped: 2,
      text: seedsText,
    },
    {
      title: "Steps/s",
      width: 10,
      align: "right",
      dropped: 1,
      text: (cell) =>
        isRunning(cell) ? formatCount(speedOf(cell.runs, now)) : "",
    },
  ];
}

/** The columns that fit, those that may grow as wide as there is room. */
function fitColumns(columns: readonly Column[], room: number): Column[] {
  const spare = room -
    columns.reduce((sum, { width }) => sum + width + gap.length, -gap.length);
  const first = columns.filter(({ dropped }) => dropped > 0)
    .toSorted((a, b) => a.dropped - b.dropped).at(0);
  if (spare < 0 && first) {
    return fitColumns(columns.filter((column) => column !== first), room);
  }
  return columns.map((column) => {
    const { width, widest = width } = column;
    return { ...column, width: Math.min(widest, width + Math.max(0, spare)) };
  });
}

function tableLine(
  columns: readonly Column[],
  textOf: (column: Column) => string,
): string {
  return columns.map((column) => {
    const text = cut(textOf(column), column.width);
    return column.align === "left"
      ? text.padEnd(column.width)
      : text.padStart(column.width);
  }).join(gap).trimEnd();
}

/** The text; where it is longer than the width, its beginning. */
function cut(text: string, width: number): string {
  if (text.length <= width) return text;
  return `${text.slice(0, Math.max(0, width - 1))}…`;
}

function curveText({ environment, runs }: BoardCell, width: number): string {
  const { steps, grid } = runs[0].record;
  const curves = runs.map(({ returns }) => returns);
  const values = meanCurve(curves, Math.ceil(steps / grid), width);
  return sparkline(values, sparklineScale(environment));
}

/** From the random policy's return to that which counts as learned. */
function sparklineScale(environment: string): SparklineScale | null {
  const scale = scaleOf(environment);
  return scale ? { low: scale.random, high: scale.reference } : null;
}

function latestText({ runs }: BoardCell): string {
  const latest = meanOf(
    runs.map(({ returns }) =>
      returns.findLast((value) => value !== null) ?? null
    ),
  );
  return latest === null ? "–" : formatScore(latest);
}

function seedsText({ runs }: BoardCell): string {
  const running = runs.filter(({ status }) => status === "running").length;
  const waiting = runs.filter(({ status }) => status === "waiting").length;
  return `${runs.length - running - waiting}/${running}/${runs.length}`;
}

function totalLine(
  { ended, failed, share, speed, secondsLeft }: BoardTotals,
  runs: number,
): string {
  return [
    `${ended} of ${runs} runs`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    `${Math.floor(100 * share)} %`,
    `${formatCount(speed)} steps/s`,
    `${secondsLeft === null ? "…" : formatDuration(secondsLeft)} left`,
  ].join(", ");
}
