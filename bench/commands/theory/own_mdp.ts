/**
 * An MDP of the user's own: read from a JSON file, and what is exact about it.
 *
 * @module
 */
import { z } from "zod";
import { penaltyOf } from "../../../theory/improvement/penalty.ts";
import { checkPolicy } from "../../../theory/mdp/policy_table.ts";
import {
  createMdp,
  epsilonOf,
  evaluatePolicy,
  exactGradient,
  klOldNew,
  localApproximation,
  maxOverStates,
  type Mdp,
  meanOverVisits,
  penaltyCoefficient,
  type PolicyEvaluation,
  type PolicyTable,
  totalVariation,
} from "../../../theory/mod.ts";
import { readJson } from "../../files/read_json.ts";
import { UsageError } from "../../files/usage_error.ts";
import { type Column, markdownTable } from "../../text/markdown.ts";

/** An MDP with one policy, or two. */
interface OwnMdp {
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

/**
 * Writes what is exact about an MDP and its policies: V and ρ by state, Q, A
 * and the gradient by action, and the lower bounds on the second policy's
 * performance.
 *
 * @param own The MDP, with one policy or two.
 * @returns Markdown tables, six significant digits, each line ended by a line
 * break.
 */
export function ownMdpTables(own: OwnMdp): string {
  const { mdp, policy, newPolicy } = own;
  const evaluation = evaluatePolicy(mdp, policy);
  const parts = [
    `States: ${mdp.states}, actions: ${mdp.actions}, γ = ${mdp.gamma}\n` +
    `η(π) = ${number(evaluation.eta)}\n`,
    stateTable(evaluation),
    actionTable(own, evaluation),
  ];
  if (newPolicy !== null) parts.push(boundTable(own, newPolicy, evaluation));
  return parts.join("\n");
}

function stateTable({ v, rho }: PolicyEvaluation): string {
  const rows = Array.from(v, (value, s) => [s, value, rho[s]].map(number));
  return markdownTable(numberColumns("s", "V(s)", "ρ(s)"), rows);
}

function actionTable(
  { mdp, policy }: OwnMdp,
  evaluation: PolicyEvaluation,
): string {
  const gradient = exactGradient(mdp, evaluation, policy);
  const rows = Array.from(policy, (probability, i) =>
    [
      Math.floor(i / mdp.actions),
      i % mdp.actions,
      probability,
      evaluation.q[i],
      evaluation.advantage[i],
      gradient[i],
    ].map(number));
  const titles = ["s", "a", "π", "Q", "A", "∂η/∂θ"];
  return markdownTable(numberColumns(...titles), rows);
}

function boundTable(
  { mdp, policy }: OwnMdp,
  newPolicy: Float64Array,
  old: PolicyEvaluation,
): string {
  const local = localApproximation(old, newPolicy);
  const tv = maxOverStates(totalVariation(mdp, policy, newPolicy));
  const kl = klOldNew(mdp, policy, newPolicy);
  const epsilon = epsilonOf(old.advantage);
  const c = penaltyCoefficient(epsilon, mdp.gamma);
  const below = (distance: number) => local - penaltyOf(c, distance);
  const rows: [string, number][] = [
    ["η(π̃)", evaluatePolicy(mdp, newPolicy).eta],
    ["L_π(π̃)", local],
    ["max D_TV", tv],
    ["max KL(π ‖ π̃)", maxOverStates(kl)],
    ["mean KL(π ‖ π̃)", meanOverVisits(mdp, old.rho, kl)],
    ["ε, the largest advantage", epsilon],
    ["C = 4εγ/(1 − γ)²", c],
    ["η(π̃) ≥ L − C max D_TV²", below(tv * tv)],
    ["η(π̃) ≥ L − C max KL", below(maxOverStates(kl))],
    ["η(π̃) ≥ L − C max KL / 2", below(maxOverStates(kl) / 2)],
  ];
  return markdownTable(
    [{ title: "From π to π̃", align: "left" }, ...numberColumns("Value")],
    rows.map(([name, value]) => [name, number(value)]),
  );
}

function numberColumns(...titles: string[]): Column[] {
  return titles.map((title) => ({ title, align: "right" }));
}

/** Six significant digits, without zeros at the end. */
function number(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  return String(Number(value.toPrecision(6)) + 0).replace(/^-/, "−");
}
