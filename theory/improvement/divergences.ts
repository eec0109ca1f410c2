/**
 * How far two policies are apart, state by state.
 *
 * @module
 */
import { log } from "../../numerics/mod.ts";
import type { Mdp } from "../mdp/mdp.ts";
import type { PolicyTable, TableShape } from "../mdp/policy_table.ts";

/**
 * The total variation, D_TV(s) = ½ Σ_a |π(a|s) − π̃(a|s)|.
 *
 * Source: Schulman et al. 2015, section 3, https://arxiv.org/abs/1502.05477
 *
 * @param shape Numbers of states and actions.
 * @param oldPolicy π, `[S·A]`.
 * @param newPolicy π̃, `[S·A]`.
 * @returns D_TV(s) in [0, 1], `[S]`.
 *
 * @example Half of the probability moves
 * ```ts
 * import { totalVariation } from "@policy-gradient/bench/theory";
 * import { assertEquals } from "@std/assert";
 *
 * const shape = { states: 1, actions: 2 };
 * const tv = totalVariation(shape, Float64Array.of(1, 0), Float64Array.of(0.5, 0.5));
 *
 * assertEquals([...tv], [0.5]);
 * ```
 */
export function totalVariation(
  shape: TableShape,
  oldPolicy: PolicyTable,
  newPolicy: PolicyTable,
): Float64Array {
  const { states, actions } = shape;
  const tv = new Float64Array(states);
  for (let i = 0; i < oldPolicy.length; i++) {
    tv[Math.floor(i / actions)] += Math.abs(oldPolicy[i] - newPolicy[i]) / 2;
  }
  return tv;
}

/**
 * The divergence KL(π ‖ π̃)(s) = Σ_a π(a|s) log(π(a|s) / π̃(a|s)), in nats, with
 * 0 log 0 = 0. It is infinite where π̃ never takes an action that π takes.
 *
 * Source: Schulman et al. 2015, section 3, https://arxiv.org/abs/1502.05477
 *
 * @param shape Numbers of states and actions.
 * @param oldPolicy π, which the expectation is over, `[S·A]`.
 * @param newPolicy π̃, `[S·A]`.
 * @returns KL(π ‖ π̃)(s) ≥ 0, `[S]`.
 *
 * @example It has a direction
 * ```ts
 * import { klOldNew } from "@policy-gradient/bench/theory";
 * import { assertAlmostEquals, assertEquals } from "@std/assert";
 *
 * const shape = { states: 1, actions: 2 };
 * const sure = Float64Array.of(1, 0);
 * const even = Float64Array.of(0.5, 0.5);
 *
 * assertAlmostEquals(klOldNew(shape, sure, even)[0], Math.LN2, 1e-15);
 * assertEquals(klOldNew(shape, even, sure)[0], Infinity);
 * ```
 */
export function klOldNew(
  shape: TableShape,
  oldPolicy: PolicyTable,
  newPolicy: PolicyTable,
): Float64Array {
  const { states, actions } = shape;
  const kl = new Float64Array(states);
  for (let i = 0; i < oldPolicy.length; i++) {
    if (oldPolicy[i] === 0) continue;
    kl[Math.floor(i / actions)] += oldPolicy[i] *
      log(oldPolicy[i] / newPolicy[i]);
  }
  // Rounding may leave −1e-17 where the policies are almost alike.
  return kl.map((sum) => Math.max(0, sum));
}

/**
 * The mean over discounted visits, (1 − γ) Σ_s ρ(s) f(s). States without a
 * visit don't count, even where f is infinite.
 *
 * @param mdp The MDP, whose γ makes the weights sum to 1.
 * @param rho ρ of the policy that visits, `[S]`.
 * @param f A function of states, such as a divergence, `[S]`.
 * @returns The mean.
 */
export function meanOverVisits(
  mdp: Pick<Mdp, "gamma">,
  rho: Float64Array,
  f: Float64Array,
): number {
  let sum = 0;
  for (let s = 0; s < f.length; s++) {
    if (rho[s] !== 0) sum += rho[s] * f[s];
  }
  return (1 - mdp.gamma) * sum;
}

/**
 * The largest over all states, visited or not.
 *
 * @param f A function of states, such as a divergence, `[S]`.
 * @returns max_s f(s).
 */
export function maxOverStates(f: Float64Array): number {
  return f.reduce((largest, value) => Math.max(largest, value));
}
