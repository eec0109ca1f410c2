/**
 * The arguments of `deno task theory`.
 *
 * @module
 */
import { UsageError } from "../../files/usage_error.ts";
import { folder, names, text, wholeNumber } from "../../terminal/option.ts";
import { readOptions } from "../../terminal/read_options.ts";

/** What is to be done. */
export type TheoryArguments = MdpArguments | CheckArguments;

/** An MDP of one's own to look at. */
interface MdpArguments {
  /** Tells it from what else may be done. */
  readonly kind: "mdp";
  /** Path of its file. */
  readonly path: string;
}

/** Statements to check. */
export interface CheckArguments {
  /** Tells it from what else may be done. */
  readonly kind: "check";
  /** Ids of the statements; undefined stands for all. */
  readonly statement: readonly string[] | undefined;
  /** How many cases of each; undefined for as many as it says itself. */
  readonly cases: number | undefined;
  /** Seed of all cases. */
  readonly seed: number;
  /** How many workers. */
  readonly workers: number;
  /** The folder of all results; null where nothing is to be written. */
  readonly out: string | null;
}

const commandLine = {
  task: "theory",
  does: "Checks the papers' identities and bounds on tabular MDPs, exactly.",
  options: {
    statement: names("statements (default: all; the table names them)"),
    cases: wholeNumber(
      "checks N cases of each, up to 1000000 (default: as many as the statement says)",
      { most: 1_000_000 },
    ),
    seed: wholeNumber("draws other cases (default: 1)", {
      most: Number.MAX_SAFE_INTEGER,
    }),
    workers: wholeNumber(
      "workers at once (default: one for each core); the results are the same for any number",
      { most: 1024 },
    ),
    out: folder(
      "writes FOLDER/theory: theory.json, theory.md and figures (default: results; nowhere with --statement, --cases or --seed)",
    ),
    mdp: text(
      "FILE.json",
      "prints what is exact about your own MDP instead: a record of transitions[s][a][s'], rewards[s][a], start[s], gamma, policy[s][a] and maybe newPolicy[s][a]",
    ),
  },
  notes:
    "exits with 0 where all that must hold does, 1 where something does not, 2 where an option is wrong",
};

/**
 * Reads the arguments of `deno task theory`.
 *
 * @param args The arguments, as `Deno.args` has them.
 * @returns What is to be done.
 * @throws {UsageError} In one line, if an argument is wrong.
 * @throws {HelpRequest} If the help is asked for.
 */
export function readTheoryArguments(args: readonly string[]): TheoryArguments {
  const { mdp, ...checks } = readOptions(args, commandLine);
  const { statement, cases, seed, workers, out } = checks;
  if (mdp === undefined) {
    const asPublished = [statement, cases, seed].every((each) =>
      each === undefined
    );
    return {
      kind: "check",
      statement,
      cases,
      seed: seed ?? 1,
      workers: workers ?? navigator.hardwareConcurrency,
      out: out ?? (asPublished ? "results" : null),
    };
  }
  const other = Object.entries(checks).find(([_, value]) =>
    value !== undefined
  );
  if (other === undefined) return { kind: "mdp", path: mdp };
  throw new UsageError(
    `Cannot use --${other[0]} with --mdp, which checks no statement`,
  );
}
