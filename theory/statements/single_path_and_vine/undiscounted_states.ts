import { dot } from "../../checking/distances.ts";
import { exact, medianOf, shareOf } from "../../checking/measurements.ts";
import type { Statement } from "../../checking/statement.ts";
import { assortedProblem } from "../../mdp/assorted_mdp.ts";
import { exactGradient } from "../../mdp/exact_gradient.ts";
import { shareOfSteps, stateDistributions } from "../../mdp/finite_horizon.ts";

/** How far leaving out γᵗ turns the gradient. */
interface UndiscountedStatesCase {
  /** Cosine of the angle to ∇η; null where either is 0. */
  readonly cosine: number | null;
}

/**
 * What leaving out γᵗ does. A step of the single path and a state of the rollout
 * set count the same whenever they came, so that states weigh
 * (1/T) Σ_t P(s_t = s), T = ⌈3/(1 − γ)⌉, where ∇η has (1 − γ) ρ(s). Exactly, with
 * exact Q.
 *
 * Source: C. Nota and P. Thomas 2020, https://arxiv.org/abs/1906.07073; states
 * of Schulman et al. 2015, section 5, https://arxiv.org/abs/1502.05477
 *
 * @returns The statement, which is only measured.
 */
export function undiscountedStates(): Statement<UndiscountedStatesCase> {
  return {
    id: "undiscounted-states",
    title: "Without γᵗ: how far single path and vine turn from ∇η",
    source: "Nota & Thomas 2020; Schulman et al. 2015, section 5",
    cases: 1000,
    check(random) {
      const { mdp, policy, old } = assortedProblem(random);
      const steps = Math.ceil(3 / (1 - mdp.gamma));
      const rho = shareOfSteps(stateDistributions(mdp, policy, steps));
      const cosine = cosineOf(
        exactGradient(mdp, { ...old, rho }, policy),
        exactGradient(mdp, old, policy),
      );
      return { cosine: Number.isFinite(cosine) ? cosine : null };
    },
    conclude(cases) {
      const cosines = cases.flatMap(({ cosine }) => cosine ?? []);
      const least = cosines.reduce((low, one) => Math.min(low, one), 1);
      return {
        holds: null,
        measurements: [
          medianOf("median cosine", cosines),
          shareOf("MDPs below 0.9", cosines.map((cosine) => cosine < 0.9)),
          shareOf("MDPs uphill no more", cosines.map((cosine) => cosine <= 0)),
          exact("least cosine", least),
        ],
      };
    },
  };
}

/** x·y / (|x| |y|). */
function cosineOf(x: Float64Array, y: Float64Array): number {
  return dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y));
}
