/**
 * What the crash test tells.
 *
 * @module
 */
import type { CrashReport } from "./crash.ts";
import type { MetObstacle } from "./meet_obstacles.ts";

/**
 * Writes a report as lines.
 *
 * @param report What came of the kills.
 * @param obstacles What came of the obstacles to writing.
 * @returns The text.
 */
export function formatCrash(
  report: CrashReport,
  obstacles: readonly MetObstacle[],
): string {
  const { phases, damage, movedAside, temporaries } = report;
  const kills = Object.values(phases).reduce((sum, count) => sum + count);
  const rows: [string, number | string][] = [
    ["kills", kills],
    ...Object.entries(phases).map(([phase, count]): [string, number] => [
      `  ${phase}`,
      count,
    ]),
    ["files damaged by the script", damage.truncated + damage.flipped],
    ["  truncated", damage.truncated],
    ["  one bit flipped", damage.flipped],
    ["  moved aside by bench", movedAside],
    ["kills that left a temporary file", temporaries],
    ["benchmarks that came to their end", report.rounds],
    ["  files compared in each", report.files],
    ...obstacles.map((met): [string, string] => [met.name, outcomeOf(met)]),
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const lines = rows.map(([name, value]) =>
    `${name.padEnd(width)}  ${String(value).padStart(6)}`
  );
  const failures = [report, ...obstacles].flatMap(({ failures }) => failures);
  const verdict = failures.length === 0
    ? "All of them ended with the bytes of the uninterrupted one."
    : failures.join("\n");
  return [...lines, verdict].join("\n");
}

function outcomeOf({ skipped, failures }: MetObstacle): string {
  if (skipped !== null) return `skipped: ${skipped}`;
  return failures.length > 0 ? "failed" : "borne";
}
