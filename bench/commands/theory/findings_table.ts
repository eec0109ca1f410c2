/**
 * Tables of what was found.
 *
 * @module
 */
import type { Measurement } from "../../../theory/mod.ts";
import { escapeMarkdown, markdownTable } from "../../text/markdown.ts";
import type { Finding } from "./finding.ts";

/**
 * Writes findings for a terminal: a line each with ✓ where the statement holds,
 * ✗ where it doesn't, or · where something is only measured; below it the
 * statement and the numbers.
 *
 * @param findings What was found.
 * @returns The text, each line ended by a line break.
 *
 * @example A statement that holds
 * ```ts
 * import { findingsText } from "./findings_table.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const text = findingsText([{
 *   id: "pinsker",
 *   title: "D_TV² ≤ KL/2",
 *   source: "Pinsker's inequality",
 *   cases: 1000,
 *   holds: true,
 *   measurements: [{ name: "largest D_TV² / KL", value: 0.4987, interval: null }],
 *   error: null,
 * }]);
 *
 * assertEquals(
 *   text,
 *   "✓ pinsker  1000 cases  Pinsker's inequality\n" +
 *     "    D_TV² ≤ KL/2\n" +
 *     "    largest D_TV² / KL 0.499\n",
 * );
 * ```
 */
export function findingsText(findings: readonly Finding[]): string {
  const counts = findings.map(countText);
  const idWidth = Math.max(...findings.map(({ id }) => id.length));
  const countWidth = Math.max(...counts.map((count) => count.length));
  return findings.map((finding, i) => {
    const id = finding.id.padEnd(idWidth);
    const count = counts[i].padStart(countWidth);
    const lines = [finding.title, ...resultsOf(finding)];
    return `${mark(finding)} ${id}  ${count}  ${finding.source}\n` +
      lines.map((line) => `    ${line}\n`).join("");
  }).join("");
}

/**
 * Writes findings as a Markdown table.
 *
 * @param findings What was found.
 * @returns The table's lines, each ended by a line break.
 */
export function findingsMarkdown(findings: readonly Finding[]): string {
  return markdownTable(
    [
      { title: "", align: "left" },
      { title: "Statement", align: "left" },
      { title: "Source", align: "left" },
      { title: "Cases", align: "right" },
      { title: "Measured", align: "left" },
    ],
    findings.map((finding) => [
      mark(finding),
      `${escapeMarkdown(finding.title)}<br>\`${finding.id}\``,
      escapeMarkdown(finding.source),
      String(finding.cases),
      resultsOf(finding).map(escapeMarkdown).join("<br>"),
    ]),
  );
}

/**
 * Says how many statements hold.
 *
 * @param findings What was found.
 * @returns Such as `14 statements hold, 1 does not; 3 are measured`.
 */
export function findingsSummary(findings: readonly Finding[]): string {
  const count = (holds: boolean | null) =>
    findings.filter((finding) => finding.holds === holds).length;
  const [hold, not, measured] = [count(true), count(false), count(null)];
  const verb = (n: number, one: string, more: string) =>
    `${n} ${n === 1 ? one : more}`;
  return `${verb(hold, "statement holds", "statements hold")}, ` +
    `${verb(not, "does not", "do not")}; ${
      verb(measured, "is", "are")
    } measured`;
}

function mark({ holds }: Finding): string {
  return holds === null ? "·" : holds ? "✓" : "✗";
}

function countText({ cases }: Finding): string {
  return cases === 1 ? "1 case " : `${cases} cases`;
}

function resultsOf({ error, measurements }: Finding): string[] {
  return error === null ? measurements.map(formatMeasurement) : [error];
}

/**
 * Writes what was measured.
 *
 * @param measurement The number, with its interval where it is an estimate.
 * @returns Such as `share of random MDPs 0.12 (0.1 to 0.141)`; `none` where
 * there is no number.
 *
 * @example An estimate, and numbers of every size
 * ```ts
 * import { formatMeasurement } from "./findings_table.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const bias = { name: "bias", value: -0.25, interval: [-0.3, -0.2] } as const;
 * assertEquals(formatMeasurement(bias), "bias −0.250 (−0.300 to −0.200)");
 *
 * assertEquals(
 *   [0.08234, -393.2, 2718.28, 12345, 3.14e-15, 0].map((value) =>
 *     formatMeasurement({ name: "η", value, interval: null })
 *   ),
 *   ["η 0.0823", "η −393", "η 2718", "η 12345", "η 3.14e-15", "η 0"],
 * );
 * ```
 */
export function formatMeasurement(
  { name, value, interval }: Measurement,
): string {
  const number = value === null ? "none" : formatReadable(value);
  if (interval === null) return `${name} ${number}`;
  const [lower, upper] = interval.map(formatReadable);
  return `${name} ${number} (${lower} to ${upper})`;
}

/**
 * A number with three significant digits, whole numbers up to a million in
 * full, very small and very large ones with a power of ten.
 */
function formatReadable(value: number): string {
  return digits(value, Math.abs(value)).replace(/^-/, "−");
}

function digits(value: number, size: number): string {
  if (value === 0) return "0";
  if (Number.isInteger(value) && size < 1e6) return String(value);
  if (size < 1e-3 || size >= 1e6) {
    return value.toExponential(2).replace("e+", "e");
  }
  if (size >= 1000) return value.toFixed(0);
  return value.toPrecision(3);
}
