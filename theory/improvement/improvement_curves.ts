import { conservativePolicyIteration } from "./conservative_policy_iteration.ts";
import { evaluatePolicy } from "../mdp/evaluate_policy.ts";
import { meanKlStep } from "./kl_steps.ts";
import type { Mdp } from "../mdp/mdp.ts";
import { minorizeMaximize } from "./minorize_maximize.ts";
import { policyIteration } from "../mdp/policy_iteration.ts";
import type { PolicyTable } from "../mdp/policy_table.ts";

/** How η rises by one scheme. */
export interface ImprovementCurve {
  /** The scheme. */
  readonly name: string;
  /** η of each policy, from the first; shorter where the scheme stopped. */
  readonly etas: readonly number[];
}

/**
 * Improves a policy by each scheme: the greedy step without any constraint, a
 * trust region, and the steps that the lower bounds allow.
 *
 * Source: Schulman et al. 2015, sections 2 to 4, https://arxiv.org/abs/1502.05477
 *
 * @param mdp The MDP.
 * @param policy The first π, `[S·A]`.
 * @param steps How many steps each scheme may take.
 * @param delta Radius δ of the trust region, in nats.
 * @returns A curve for policy iteration, the trust region, conservative policy
 * iteration and Algorithm 1, in this order.
 *
 * @example The less a step is constrained, the farther it goes
 * ```ts
 * import { createMdp, improvementCurves, uniformPolicy } from "@policy-gradient/bench/theory";
 * import { assertEquals } from "@std/assert";
 *
 * const mdp = createMdp({
 *   transitions: [[[1, 0], [0, 1]], [[0, 1], [1, 0]]],
 *   rewards: [[0, 1], [2, 0]],
 *   start: [1, 0],
 *   gamma: 0.9,
 * });
 * const curves = improvementCurves(mdp, uniformPolicy(mdp), 5, 0.1);
 * const after = curves.map(({ etas }) => etas[1]);
 *
 * assertEquals(after, after.toSorted((a, b) => b - a));
 * ```
 */
export function improvementCurves(
  mdp: Mdp,
  policy: PolicyTable,
  steps: number,
  delta: number,
): ImprovementCurve[] {
  const greedy = policyIteration(mdp, policy, { steps });
  const mixed = conservativePolicyIteration(mdp, policy, {
    iterations: steps,
    accuracy: 0,
  });
  const minorized = minorizeMaximize(mdp, policy, { steps });
  const etasOf = (points: readonly { eta: number }[]) =>
    points.map(({ eta }) => eta);
  return [
    { name: "policy iteration", etas: etasOf(greedy.evaluations) },
    { name: "trust region", etas: trustRegionEtas(mdp, policy, steps, delta) },
    { name: "conservative policy iteration", etas: etasOf(mixed.iterations) },
    {
      name: "Algorithm 1",
      etas: [...etasOf(minorized.steps), minorized.eta],
    },
  ];
}

function trustRegionEtas(
  mdp: Mdp,
  policy: PolicyTable,
  steps: number,
  delta: number,
): number[] {
  let evaluation = evaluatePolicy(mdp, policy);
  const etas = [evaluation.eta];
  for (let i = 0; i < steps; i++) {
    policy = meanKlStep(policy, evaluation, delta).policy;
    evaluation = evaluatePolicy(mdp, policy);
    etas.push(evaluation.eta);
  }
  return etas;
}
