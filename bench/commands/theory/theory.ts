/**
 * What `deno task theory` does.
 *
 * @module
 */
import type { Statement } from "../../../theory/mod.ts";
import { type Figure, figureFiles } from "../../figures/mod.ts";
import { prettyJson } from "../../files/pretty_json.ts";
import { type OutputFile, writeFiles } from "../../files/write_files.ts";
import { chooseNames } from "../../terminal/option.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import { checkInPool, type CheckPlan } from "./check_in_pool.ts";
import { showCheckProgress } from "./check_progress.ts";
import { type Finding, findingOf } from "./finding.ts";
import {
  findingsMarkdown,
  findingsSummary,
  findingsText,
} from "./findings_table.ts";
import { ownMdpTables, readOwnMdp } from "./own_mdp.ts";
import type { CheckArguments, TheoryArguments } from "./theory_arguments.ts";

/** What the command works with. */
interface TheoryOptions {
  /** The statements. */
  readonly statements: readonly Statement[];
  /** Module that calls `serveChecks` with the same statements. */
  readonly workerUrl: URL;
  /** Makes the figures. */
  readonly figures: () => readonly Figure[];
  /** Where table and progress are written. */
  readonly terminal: Terminal;
}

/**
 * Does what the arguments ask for.
 *
 * @param wanted What they ask for.
 * @param options The statements, and where the table is written.
 * @returns The exit code: 0 where all that must hold does, 1 where something
 * does not.
 * @throws {UsageError} In one line, if an argument or a file is wrong.
 */
export async function theory(
  wanted: TheoryArguments,
  options: TheoryOptions,
): Promise<number> {
  if (wanted.kind === "check") return await check(wanted, options);
  options.terminal.writeOut(ownMdpTables(readOwnMdp(wanted.path)));
  return 0;
}

async function check(
  wanted: CheckArguments,
  options: TheoryOptions,
): Promise<number> {
  const { writeOut } = options.terminal;
  const findings = await findAll(wanted, options);
  writeOut(`${findingsText(findings)}\n${findingsSummary(findings)}\n`);
  if (wanted.out !== null) {
    const files = await theoryFiles(wanted.seed, findings, options.figures());
    writeOut(`In ${writeFiles(wanted.out, "theory", files)}: `);
    writeOut(`${files.map(({ path }) => path).join(", ")}\n`);
  }
  return findings.some(({ holds }) => holds === false) ? 1 : 0;
}

async function findAll(
  wanted: CheckArguments,
  { statements, workerUrl, terminal }: TheoryOptions,
): Promise<Finding[]> {
  const { seed, workers } = wanted;
  const plans = plan(wanted, statements);
  const progress = showCheckProgress(plans, terminal);
  try {
    const answers = await checkInPool(plans, {
      seed,
      workers,
      workerUrl,
      onCases: progress.add,
    });
    return plans.map((plan, i) => findingOf(plan, answers[i]));
  } finally {
    progress.close();
  }
}

function plan(
  { statement, cases }: CheckArguments,
  statements: readonly Statement[],
): CheckPlan[] {
  const all = statements.map(({ id }) => id);
  const ids = chooseNames("statement", statement, all);
  return statements.filter(({ id }) => ids.includes(id))
    .map((each) => ({ statement: each, cases: cases ?? each.cases }));
}

/**
 * Writes findings down: `theory.json` with every number in full, `theory.md`
 * for people, and the figures. The same findings give the same bytes.
 */
async function theoryFiles(
  seed: number,
  findings: readonly Finding[],
  figures: readonly Figure[],
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
