/**
 * The options of `deno task theory`.
 *
 * @module
 */
import type { Statement } from "../../../theory/mod.ts";
import {
  readInteger,
  readNames,
  readOptions,
} from "../../terminal/command_line.ts";
import { UsageError } from "../../files/usage_error.ts";
import type { CheckPlan } from "./check_pool.ts";

/** What `--help` prints. */
export const theoryHelp =
  `Checks the papers' identities and bounds on tabular MDPs, exactly.

usage: deno task theory [options]
       deno task theory --mdp FILE.json

  --statement A,B   statements (default: all; the table names them)
  --cases N         checks N cases of each, up to 1000000 (default: as many as
                    the statement says)
  --seed N          draws other cases (default: 1)
  --workers N       workers at once (default: one for each core); the results
                    are the same for any number
  --out FOLDER      writes FOLDER/theory: theory.json, theory.md and figures
                    (default: results; nowhere with --statement, --cases or
                    --seed)
  --mdp FILE.json   prints what is exact about your own MDP instead: a record
                    of transitions[s][a][s'], rewards[s][a], start[s], gamma,
                    policy[s][a] and maybe newPolicy[s][a]
  --help            prints this

exits with 0 where all that must hold does, 1 where something does not, 2 where
an option is wrong`;

/** What is to be done. */
export type TheoryArguments =
  | { readonly kind: "help" }
  | { readonly kind: "mdp"; readonly path: string }
  | CheckArguments;

/** Statements to check. */
export interface CheckArguments {
  /** Tells it from what else may be done. */
  readonly kind: "check";
  /** The statements and their numbers of cases. */
  readonly plans: readonly CheckPlan[];
  /** Seed of all cases. */
  readonly seed: number;
  /** How many workers. */
  readonly workers: number;
  /** The folder of all results; null where nothing is to be written. */
  readonly out: string | null;
}

/**
 * Reads the arguments of `theory`.
 *
 * @param args The arguments, as `Deno.args` has them.
 * @param statements The statements that there are.
 * @returns What is to be done.
 * @throws {UsageError} In one line, if an argument is wrong.
 */
export function readTheoryArguments(
  args: readonly string[],
  statements: readonly Statement[],
): TheoryArguments {
  const { help, mdp, ...checks } = readOptions(args, {
    string: ["statement", "cases", "seed", "workers", "out", "mdp"],
    boolean: ["help"],
  });
  if (help) return { kind: "help" };
  if (mdp === undefined) return readChecks(checks, statements);
  const other = (["statement", "cases", "seed", "workers", "out"] as const)
    .find((name) => checks[name] !== undefined);
  if (other === undefined) return { kind: "mdp", path: mdp };
  throw new UsageError(
    `Cannot use --${other} with --mdp, which checks no statement`,
  );
}

function readChecks(
  options: { readonly [name in keyof CheckOptions]?: string },
  statements: readonly Statement[],
): CheckArguments {
  const ids = readNames(
    "statement",
    options.statement,
    statements.map(({ id }) => id),
  );
  const cases = readInteger("cases", options.cases, 1_000_000);
  const seed = readInteger("seed", options.seed, Number.MAX_SAFE_INTEGER) ?? 1;
  const workers = readInteger("workers", options.workers, 1024) ??
    navigator.hardwareConcurrency;
  const asPublished = options.statement === undefined &&
    cases === undefined && options.seed === undefined;
  const out = options.out ?? (asPublished ? "results" : null);
  return {
    kind: "check",
    plans: statements.filter(({ id }) => ids.includes(id))
      .map((statement) => ({ statement, cases: cases ?? statement.cases })),
    seed,
    workers,
    out: out?.replace(/(?<=.)[/\\]+$/, "") ?? null,
  };
}

/** The options of checks, as they stand on the command line. */
type CheckOptions = Record<
  "statement" | "cases" | "seed" | "workers" | "out",
  string
>;
