import type { Comparison, Estimate } from "../comparison/mod.ts";
import { environmentTable } from "./environment_table.ts";
import { formatNumberOf } from "../text/format_number.ts";
import { escapeMarkdown } from "../text/markdown.ts";
import {
  aggregateTable,
  improvementTable,
  overviewTable,
  scaleTable,
} from "./comparison_tables.ts";
import { divergedNotes, notesOf } from "./notes.ts";
import { peerColumns } from "./peer_columns.ts";
import { seedPhrase } from "./seed_phrase.ts";
import { tableMarkdown } from "./table_markdown.ts";
import { suiteTexts, type TableTexts } from "./table_texts.ts";

/**
 * Writes what a terminal shows of a comparison: the overview, and the
 * aggregates over all environments.
 *
 * @param comparison The comparison, with at least one cell.
 * @param texts What the tables say of what is compared.
 * @returns Markdown that lines up as plain text.
 */
export function summaryTables(
  comparison: Comparison,
  texts: TableTexts = suiteTexts(comparison.name),
): string {
  return [
    `# ${escapeMarkdown(texts.title)}\n`,
    ...texts.about.length === 0
      ? []
      : [texts.about.map((line) => `- ${line}\n`).join("")],
    introduction(comparison, texts),
    tableMarkdown(overviewTable(comparison)),
    ...divergedNotes(comparison.cells).map((note) => `${note}\n`),
    ...overAll(comparison, texts),
  ].join("\n");
}

/**
 * Writes all tables of a comparison: the summary, the probability of
 * improvement, each environment with every seed and the peers' figures, the
 * scales, and notes.
 *
 * @param comparison The comparison, with at least one cell.
 * @param texts What the tables say of what is compared.
 * @returns Markdown that lines up as plain text.
 */
export function scoreTables(
  comparison: Comparison,
  texts: TableTexts = suiteTexts(comparison.name),
): string {
  const { environments } = comparison;
  return [
    summaryTables(comparison, texts),
    ...improvementTables(comparison),
    ...environments.flatMap((environment) => [
      `## ${escapeMarkdown(environment.id)}\n`,
      tableMarkdown(
        environmentTable(
          comparison,
          environment,
          peerColumns(comparison, environment),
        ),
      ),
    ]),
    ...scales(comparison, texts),
    "## Notes\n",
    notesOf(comparison).map((note) => `- ${note}\n`).join(""),
  ].join("\n");
}

function introduction(comparison: Comparison, { score }: TableTexts): string {
  const { engines, revisions, cells, intervals } = comparison;
  const interval = cells.some(({ mean }) => hasInterval(mean))
    ? " ± the half width of Student's t 95 % interval"
    : "";
  const { minimumSeeds } = intervals;
  return `${
    [
      score,
      `Shown is the mean over ${seedPhrase(comparison, "n")}${interval}.`,
      ...cells.every(({ seeds }) => seeds.length >= minimumSeeds)
        ? []
        : [`Fewer than ${minimumSeeds} seeds give no interval.`],
      interval === ""
        ? "The best mean is bold."
        : "The best mean is bold; italics mark an interval that overlaps that of the best.",
      ...engines.length === 0
        ? []
        : [`Engine: ${engines.map(escapeMarkdown).join(", ")}.`],
      ...revisions.length === 0 ? [] : [`Revision: ${revisions.join(", ")}.`],
    ].join(" ")
  }\n`;
}

function overAll(comparison: Comparison, texts: TableTexts): string[] {
  const { aggregates, rows } = comparison;
  if (aggregates.length === 0) return [];
  const counted = aggregates[0].environments.length;
  const left = rows.filter((row) =>
    aggregates.every((aggregate) => aggregate.row !== row)
  );
  const text = [
    `Normalized scores of ${
      formatNumberOf(counted, "environment")
    }: the random policy is 0, ${texts.reference} is 1.`,
    ...aggregates.some(({ iqm }) => hasInterval(iqm))
      ? ["In brackets 95 % intervals of the stratified bootstrap."]
      : [],
    ...left.length === 0 ? [] : [
      `Left out, for want of a run on each: ${
        left.map(escapeMarkdown).join(", ")
      }.`,
    ],
  ];
  return [
    "## Over all environments\n",
    `${text.join(" ")}\n`,
    tableMarkdown(aggregateTable(comparison)),
  ];
}

/**
 * The probability of improvement under its heading.
 *
 * @param comparison The comparison.
 * @returns Parts of Markdown; none where there is no pair of rows.
 */
export function improvementTables(comparison: Comparison): string[] {
  if (comparison.pairs.length === 0) return [];
  return [
    "## Probability of improvement\n",
    "How likely a run of the row has a higher score than a run of the column on the same environment, a tie counted half, averaged over the environments. Bold where the whole interval is above 0.50.\n",
    tableMarkdown(improvementTable(comparison), "P(row > column)"),
  ];
}

function scales(comparison: Comparison, texts: TableTexts): string[] {
  if (comparison.environments.every(({ scale }) => scale === null)) return [];
  return [
    "## Scales\n",
    `A normalized score is (score − random) / (reference − random). ${texts.scales} So 1 is no upper bound. An environment without a scale counts in no aggregate.\n`,
    tableMarkdown(scaleTable(comparison), "Environment"),
  ];
}

function hasInterval(estimate: Estimate | null): boolean {
  return estimate !== null && estimate.lower !== null;
}
