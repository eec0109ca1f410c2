/**
 * What `deno task theory` does.
 *
 * @module
 */
import type { Statement } from "../../../theory/mod.ts";
import type { Figure } from "../../figures/mod.ts";
import { writeFiles } from "../../files/write_files.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import { checkInPool } from "./check_pool.ts";
import { showCheckProgress } from "./check_progress.ts";
import { type Finding, findingOf } from "./finding.ts";
import { findingsSummary, findingsText } from "./findings_table.ts";
import { readOwnMdp } from "./own_mdp.ts";
import { ownMdpTables } from "./own_mdp_tables.ts";
import {
  type CheckArguments,
  readTheoryArguments,
  theoryHelp,
} from "./theory_arguments.ts";
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
 * @param args The arguments, as `Deno.args` has them.
 * @param options The statements, and where the table is written.
 * @returns The exit code: 0 where all that must hold does, 1 where something
 * does not.
 * @throws {UsageError} In one line, if an argument or a file is wrong.
 */
export async function theory(
  args: readonly string[],
  options: TheoryOptions,
): Promise<number> {
  const { statements, terminal } = options;
  const wanted = readTheoryArguments(args, statements);
  switch (wanted.kind) {
    case "help":
      terminal.writeOut(`${theoryHelp}\n`);
      return 0;
    case "mdp":
      terminal.writeOut(ownMdpTables(readOwnMdp(wanted.path)));
      return 0;
    case "check":
      return await check(wanted, options);
  }
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
  { plans, seed, workers }: CheckArguments,
  { workerUrl, terminal }: TheoryOptions,
): Promise<Finding[]> {
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
