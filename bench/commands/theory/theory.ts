/**
 * What `deno task theory` does.
 *
 * @module
 */
import type { Statement } from "../../../theory/mod.ts";
import type { Figure } from "../../figures/mod.ts";
import { writeFiles } from "../../files/write_files.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import { chooseNames } from "../../terminal/option.ts";
import { checkInPool, type CheckPlan } from "./check_in_pool.ts";
import { showCheckProgress } from "./check_progress.ts";
import { type Finding, findingOf } from "./finding.ts";
import { findingsSummary, findingsText } from "./findings_table.ts";
import { readOwnMdp } from "./own_mdp.ts";
import { ownMdpTables } from "./own_mdp_tables.ts";
import type { CheckArguments, TheoryArguments } from "./theory_arguments.ts";
import { theoryFiles } from "./theory_files.ts";

/** What the command works with. */
export interface TheoryOptions {
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
    const { seed, out } = wanted;
    const figures = options.figures();
    const files = await theoryFiles({ seed, findings, figures });
    writeOut(`In ${writeFiles(out, "theory", files)}: `);
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
