/**
 * What the crash test tells.
 *
 * @module
 */
import type { CrashReport } from "./crash.ts";

/**
 * Writes a report as lines.
 *
 * @param report What came of the kills.
 * @returns The text.
 */
export function formatCrash(report: CrashReport): string {
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
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const lines = rows.map(([name, value]) =>
    `${name.padEnd(width)}  ${String(value).padStart(6)}`
  );
  const verdict = report.failures.length === 0
    ? "All of them ended with the bytes of the uninterrupted one."
    : report.failures.join("\n");
  return [...lines, verdict].join("\n");
}
