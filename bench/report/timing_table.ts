import type { RunTiming } from "../run_timing.ts";
import { median } from "../statistics/mod.ts";
import type { ReportedRun } from "./collect_results.ts";
import type { Cell } from "./cells.ts";
import { formatCount } from "./format_number.ts";
import { escapeMarkdown, markdownTable } from "./markdown.ts";

const COLUMNS = [
  { title: "Environment", align: "left" },
  { title: "Row", align: "left" },
  { title: "Runs", align: "right" },
  { title: "Wall time, s", align: "right" },
  { title: "Training, s", align: "right" },
  { title: "Steps/s", align: "right" },
  { title: "ONNX difference", align: "right" },
] as const;

/**
 * Writes the table of times: medians over the runs of each cell. Times depend
 * on the machine and on what else it did; they are never compared.
 *
 * @param suite Name of the suite.
 * @param cells The cells in their order.
 * @param runs The runs with their times.
 * @returns Markdown, or null where no run has a file of times.
 */
export function timingTable(
  suite: string,
  cells: readonly Cell[],
  runs: readonly ReportedRun[],
): string | null {
  const timings = new Map(runs.map(({ result, timing }) => [result, timing]));
  const timed = cells.map((cell) => ({
    cell,
    timings: cell.runs.map(({ result }) => timings.get(result) ?? null)
      .filter((timing) => timing !== null),
  })).filter(({ timings }) => timings.length > 0);
  if (timed.length === 0) return null;
  const all = timed.flatMap(({ timings }) => timings);
  const total = all.reduce((sum, { wallSeconds }) => sum + wallSeconds, 0);
  return `# Times of the suite ${escapeMarkdown(suite)}

Medians over the runs of a cell. Wall time is the whole run with evaluation and export; steps/s are environment steps a second of training, learning included. The ONNX difference is the largest between the exported file's outputs and the policy's. All this depends on the machine.

${markdownTable(COLUMNS, timed.map(({ cell, timings }) => row(cell, timings)))}
${all.length} runs, ${total.toFixed(1)} s of wall time one after another.

${machines(all)}`;
}

function row(cell: Cell, timings: readonly RunTiming[]): string[] {
  const differences = timings.map(({ onnxDifference }) => onnxDifference)
    .filter((difference) => difference !== null);
  return [
    escapeMarkdown(cell.environment),
    escapeMarkdown(cell.row),
    String(timings.length),
    median(timings.map(({ wallSeconds }) => wallSeconds)).toFixed(2),
    median(timings.map(({ trainingSeconds }) => trainingSeconds)).toFixed(2),
    formatCount(median(timings.map(({ stepsPerSecond }) => stepsPerSecond))),
    differences.length === 0 ? "–" : Math.max(...differences).toExponential(1),
  ];
}

function machines(timings: readonly RunTiming[]): string {
  const lines = timings.map(({ machine, versions }) => {
    const cpu = machine.cpu ?? "processor not read";
    const flags = versions.v8Flags === null ? "" : ` ${versions.v8Flags}`;
    const text =
      `${cpu}, ${machine.cores} logical cores, ${machine.os} ${machine.arch}, Deno ${versions.deno}${flags}`;
    return `- ${escapeMarkdown(text)}\n`;
  });
  return [...new Set(lines)].sort().join("");
}
