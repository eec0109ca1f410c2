import { type Figure, figureFiles } from "../../figures/mod.ts";
import { prettyJson } from "../../files/pretty_json.ts";
import type { OutputFile } from "../../files/write_files.ts";
import type { Finding } from "./finding.ts";
import { findingsMarkdown, findingsSummary } from "./findings_table.ts";

/** What a folder of the theory's results holds. */
export interface TheoryResults {
  /** Seed of all cases. */
  readonly seed: number;
  /** What was found of each statement. */
  readonly findings: readonly Finding[];
  /** The figures. */
  readonly figures: readonly Figure[];
}

/**
 * Writes findings down: `theory.json` with every number in full, `theory.md`
 * for people, and the figures. The same findings give the same bytes.
 *
 * @param results What was found.
 * @returns The files.
 */
export async function theoryFiles(
  { seed, findings, figures }: TheoryResults,
): Promise<OutputFile[]> {
  return [
    {
      path: "theory.json",
      content: prettyJson({ format: 1, seed, statements: findings }),
    },
    { path: "theory.md", content: document(seed, findings) },
    ...await figureFiles(figures),
  ];
}

function document(seed: number, findings: readonly Finding[]): string {
  return `# The theory, checked

Every statement below was checked by \`deno task theory\` on tabular MDPs in
double precision, seed ${seed}: ${findingsSummary(findings)}. ✓ holds in every
case, ✗ does not, · is only measured, with 95 % intervals in parentheses.
The same numbers in full stand in theory.json.

${findingsMarkdown(findings)}`;
}
