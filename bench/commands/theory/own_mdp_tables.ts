import {
  epsilonOf,
  evaluatePolicy,
  exactGradient,
  klOldNew,
  localApproximation,
  maxOverStates,
  meanOverVisits,
  penaltyCoefficient,
  type PolicyEvaluation,
  totalVariation,
} from "../../../theory/mod.ts";
import { penaltyOf } from "../../../theory/improvement/penalty.ts";
import { type Column, markdownTable } from "../../text/markdown.ts";
import type { OwnMdp } from "./own_mdp.ts";

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
