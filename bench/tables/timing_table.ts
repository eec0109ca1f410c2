import type { RunTiming, TimeShares } from "../results/run_timing.ts";
import { mean, median } from "../statistics/mod.ts";
import { formatCount } from "../text/format_number.ts";
import { escapeMarkdown } from "../text/markdown.ts";
import { NONE } from "./number_cells.ts";
import { type ColumnOf, tableOf } from "./table.ts";
import { tableMarkdown } from "./table_markdown.ts";
import type { TimedCell } from "./timed_cells.ts";

const columns: readonly ColumnOf<TimedCell>[] = [
  { title: "Row", align: "left", cell: ({ cell }) => ({ text: cell.row }) },
  column("Runs", (timings) => String(timings.length)),
  column(
    "Wall time, s",
    (timings) =>
      median(timings.map(({ wallSeconds }) => wallSeconds)).toFixed(2),
  ),
  column(
    "Training, s",
    (timings) =>
      median(timings.map(({ trainingSeconds }) => trainingSeconds)).toFixed(2),
  ),
  column(
    "Steps/s",
    (timings) =>
      formatCount(median(timings.map(({ stepsPerSecond }) => stepsPerSecond))),
  ),
  column("Environment / network / update", formatShares),
  column("ONNX difference", formatDifference),
];

function column(
  title: string,
  text: (timings: readonly RunTiming[]) => string,
): ColumnOf<TimedCell> {
  return {
    title,
    align: "right",
    cell: ({ timings }) => ({ text: text(timings) }),
  };
}

/**
 * Writes the table of times: medians over the runs of each cell. Times depend
 * on the machine and on what else it did; they are never compared.
 *
 * @param name Name of the suite.
 * @param timed The cells with their times.
 * @returns Markdown, or null where no run has a file of times.
 */
export function timingTable(
  name: string,
  timed: readonly TimedCell[],
): string | null {
  if (timed.length === 0) return null;
  const all = timed.flatMap(({ timings }) => timings);
  const total = all.reduce((sum, { wallSeconds }) => sum + wallSeconds, 0);
  const table = tableMarkdown(
    tableOf(timed, ({ cell }) => cell.environment, columns),
    "Environment",
  );
  return `# Times of the suite ${escapeMarkdown(name)}

Medians over the runs of a cell. Wall time is the whole run with evaluation and export; steps/s are environment steps a second of training, learning included. The shares of training's time are means: stepping environments, computing networks, and all else. The ONNX difference is the largest between the exported file's outputs and the policy's. All this depends on the machine.

${table}
${all.length} runs, ${total.toFixed(1)} s of wall time one after another.

${machines(all)}`;
}

function formatDifference(timings: readonly RunTiming[]): string {
  const differences = timings.map(({ onnxDifference }) => onnxDifference)
    .filter((difference) => difference !== null);
  return differences.length === 0
    ? NONE
    : Math.max(...differences).toExponential(1);
}

function formatShares(timings: readonly RunTiming[]): string {
  const all = timings.map(({ shares }) => shares)
    .filter((shares) => shares !== null);
  if (all.length === 0) return NONE;
  const percent = (name: keyof TimeShares) =>
    `${(100 * mean(all.map((shares) => shares[name]))).toFixed(0)} %`;
  return `${percent("environment")} / ${percent("network")} / ${
    percent("update")
  }`;
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
