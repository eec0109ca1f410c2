/**
 * An MDP of the user's own, from a JSON file.
 *
 * @module
 */
import { z } from "zod";
import { createMdp, type Mdp, type PolicyTable } from "../../../theory/mod.ts";
import { checkPolicy } from "../../../theory/mdp/policy_table.ts";
import { readJson } from "../../files/read_json.ts";
import { UsageError } from "../../files/usage_error.ts";

/** An MDP with one policy, or two. */
export interface OwnMdp {
  /** The MDP. */
  readonly mdp: Mdp;
  /** π, `[S·A]`. */
  readonly policy: PolicyTable;
  /** π̃, `[S·A]`; null where there is none. */
  readonly newPolicy: PolicyTable | null;
}

/** The most bytes of the file: 500 states and some ten actions in full. */
const MOST_BYTES = 64 * 1024 * 1024;

const row = z.array(z.number());
const table = z.array(row);

const schema = z.strictObject({
  transitions: z.array(table),
  rewards: table,
  start: row,
  gamma: z.number(),
  policy: table,
  newPolicy: table.optional(),
});

/**
 * Reads an MDP and its policies.
 *
 * @param path Path of the JSON file: a record of `transitions` P[s][a][s′],
 * `rewards` R[s][a], `start` μ[s], `gamma`, `policy` π[s][a], and maybe
 * `newPolicy`.
 * @returns The MDP and the policies.
 * @throws {UsageError} In one line, if there is no such file, or what it holds
 * is no MDP with policies.
 */
export function readOwnMdp(path: string): OwnMdp {
  const value = readJson(path, MOST_BYTES);
  if (value === undefined) {
    throw new UsageError(`Cannot read ${path}: there is no such file`);
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    throw new UsageError(
      `Cannot use MDP ${path}: ${describe(parsed.error.issues[0])}`,
    );
  }
  const { policy, newPolicy, ...tables } = parsed.data;
  try {
    const mdp = createMdp(tables);
    return {
      mdp,
      policy: flatten(mdp, "policy", policy),
      newPolicy: newPolicy ? flatten(mdp, "newPolicy", newPolicy) : null,
    };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UsageError(`Cannot use MDP ${path}: ${error.message}`);
  }
}

function flatten(
  mdp: Mdp,
  name: string,
  rows: readonly (readonly number[])[],
): PolicyTable {
  const wrong = rows.findIndex(({ length }) => length !== mdp.actions);
  if (wrong >= 0) {
    throw new RangeError(
      `'${name}[${wrong}]' must have ${mdp.actions} elements: current value is ${
        rows[wrong].length
      }`,
    );
  }
  const policy = Float64Array.from(rows.flat());
  try {
    checkPolicy(mdp, policy);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new RangeError(`'${name}': ${error.message}`);
  }
  return policy;
}

function describe(issue: z.core.$ZodIssue): string {
  const path = issue.path.map(String).join(".");
  if (issue.code !== "unrecognized_keys") {
    return `'${path || "the whole"}': ${issue.message}`;
  }
  return `'${issue.keys[0]}': there is no such field`;
}
