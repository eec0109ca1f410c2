/**
 * What verification found, as text.
 *
 * @module
 */
import { plainText } from "../../text/plain_text.ts";
import type { Column } from "../../text/markdown.ts";
import { escapeMarkdown, markdownTable } from "../../text/markdown.ts";
import type { ComparedPolicies, Problem, Verdict } from "./verdict.ts";

/**
 * Writes a table of ✓ and ✗ for each suite, rows × environments with how many
 * runs each, then every ✗ in full, then a line of totals.
 *
 * @param verdicts Of every run, at least one.
 * @returns Markdown tables and plain lines, without a line break at the end.
 */
export function verdictReport(verdicts: readonly Verdict[]): string {
  const suites = distinct(verdicts.map(({ run }) => run.suite));
  const problems = verdicts.flatMap(({ problem }) => problem ?? []);
  return [
    ...suites.map((suite) =>
      suiteTable(suite, verdicts.filter(({ run }) => run.suite === suite))
    ),
    ...problems.map(problemLines),
    totals(verdicts),
  ].join("\n");
}

function suiteTable(suite: string, verdicts: readonly Verdict[]): string {
  const rows = distinct(verdicts.map(({ run }) => run.row));
  const environments = distinct(verdicts.map(({ run }) => run.environment));
  const columns: Column[] = [suite, ...environments].map((title) => ({
    title: escapeMarkdown(title),
    align: "left",
  }));
  const cells = rows.map((row) => [
    escapeMarkdown(row),
    ...environments.map((environment) =>
      cell(
        verdicts.filter(({ run }) =>
          run.row === row && run.environment === environment
        ),
      )
    ),
  ]);
  return markdownTable(columns, cells);
}

/** Such as `✓ 5`, or `✗ 1, ✓ 4`. */
function cell(verdicts: readonly Verdict[]): string {
  const wrong = verdicts.filter(({ problem }) => problem).length;
  const right = verdicts.length - wrong;
  const parts = [
    ...wrong > 0 ? [`✗ ${wrong}`] : [],
    ...right > 0 ? [`✓ ${right}`] : [],
  ];
  return parts.join(", ") || "–";
}

function problemLines({ file, difference, explanation }: Problem): string {
  const lines = [`✗ ${file}`];
  if (difference) {
    const { field, published, trained } = difference;
    lines.push(
      `  first difference: ${field}`,
      `    published: ${shorten(published)}`,
      `    trained:   ${shorten(trained)}`,
    );
  }
  lines.push(...explanation.map((line) => `  ${line}`));
  return `${lines.map(plainText).join("\n")}\n`;
}

function totals(verdicts: readonly Verdict[]): string {
  const count = (holds: (verdict: Verdict) => boolean) =>
    verdicts.filter(holds).length;
  const wrong = count(({ problem }) => problem !== null);
  const policies = (kind: keyof ComparedPolicies) =>
    verdicts.reduce((sum, { policies }) => sum + policies[kind], 0);
  const unpromised = count((verdict) => verdict.unpromised);
  const lines = [
    `Runs: ${verdicts.length - wrong} ✓, ${wrong} ✗; policies compared: ${
      policies("bytes")
    } byte for byte, ${policies("digest")} by digest`,
  ];
  if (unpromised > 0) {
    lines.push(
      `Runs on the engine tfjs, which makes no promise of equal bytes: ${unpromised}`,
    );
  }
  return lines.join("\n");
}

/** Characters of a value that are shown. */
const mostShown = 100;

function shorten(value: string): string {
  return value.length <= mostShown ? value : `${value.slice(0, mostShown)}…`;
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}
