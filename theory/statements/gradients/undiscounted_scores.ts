import { dot } from "../../checking/distances.ts";
import { largest } from "../../checking/exact_case.ts";
import { exact, meanOfNumbers, shareOf } from "../../checking/measurements.ts";
import type { Statement } from "../../checking/statement.ts";
import { expectedScoreGradient } from "../../estimators/expected_score_gradient.ts";
import { assortedProblem } from "../../mdp/assorted_mdp.ts";
import { exactGradient } from "../../mdp/exact_gradient.ts";
import type { Mdp } from "../../mdp/mdp.ts";
import { softmaxPolicy } from "../../mdp/policy_table.ts";

/** The time limit of every episode. */
const STEPS = 100;

/** How far the usual estimator is from the gradient. */
interface UndiscountedCase {
  /** ‖ĝ·‖ĝ‖⁻¹ − g·‖g‖⁻¹‖, of directions only; null where one is 0. */
  readonly direction: number | null;
  /** The cosine of the angle between the two; null where one is 0. */
  readonly cosine: number | null;
  /**
   * ‖J − Jᵀ‖/‖J + Jᵀ‖ of the Jacobian of ĝ, which is 0 for the gradient of any
   * function; null in nine of ten cases, and where J is 0.
   */
  readonly asymmetry: number | null;
}

/**
 * What leaving γᵗ out of the score terms does: the expectation of
 * Σ_t ∇log π(a_t|s_t) G_t is not along ∇η, it may even be against it, and it is
 * not the gradient of any function, as its Jacobian is not symmetric. All of it
 * is exact, for episodes of 100 steps.
 *
 * Source: Nota and Thomas 2020,
 * https://arxiv.org/abs/1906.07073
 *
 * @returns The statement, which is only measured.
 */
export function undiscountedScores(): Statement<UndiscountedCase> {
  return {
    id: "undiscounted-scores",
    title: "E Σ_t ∇log π G_t ≠ ∇η without γᵗ: by how much",
    source: "Nota & Thomas 2020",
    cases: 1000,
    check(random, index) {
      const { mdp, logits, policy, old } = assortedProblem(random);
      const gradient = exactGradient(mdp, old, policy);
      const usual = expectedScoreGradient(mdp, policy, {
        steps: STEPS,
        discountStates: false,
      });
      const norms = norm(gradient) * norm(usual);
      const cosine = norms > 1e-12 ? dot(gradient, usual) / norms : null;
      return {
        cosine,
        direction: cosine === null
          ? null
          : Math.sqrt(Math.max(0, 2 - 2 * cosine)),
        asymmetry: index % 10 === 0 ? asymmetryOf(mdp, logits) : null,
      };
    },
    conclude(cases) {
      const cosines = cases.map(({ cosine }) => cosine);
      const asymmetries = cases.map(({ asymmetry }) => asymmetry);
      const known = cosines.filter((cosine) => cosine !== null);
      const least = largest(known.map((cosine) => -cosine));
      return {
        holds: null,
        measurements: [
          meanOfNumbers("cosine of the angle to ∇η", cosines),
          exact("least cosine", least === null ? null : -least),
          shareOf("share against ∇η", known.map((cosine) => cosine < 0)),
          meanOfNumbers(
            "distance of the directions",
            cases.map(({ direction }) => direction),
          ),
          meanOfNumbers("‖J − Jᵀ‖/‖J + Jᵀ‖", asymmetries),
        ],
      };
    },
  };
}

/** ‖J − Jᵀ‖/‖J + Jᵀ‖ of the Jacobian, by differences, of 20 steps. */
function asymmetryOf(mdp: Mdp, logits: Float64Array): number | null {
  const field = (theta: Float64Array) =>
    expectedScoreGradient(mdp, softmaxPolicy(mdp, theta), {
      steps: 20,
      discountStates: false,
    });
  const columns = Array.from(logits, (_, j) => {
    const above = field(logits.map((x, i) => i === j ? x + 1e-4 : x));
    const below = field(logits.map((x, i) => i === j ? x - 1e-4 : x));
    return above.map((value, i) => (value - below[i]) / 2e-4);
  });
  let difference = 0;
  let sum = 0;
  columns.forEach((column, j) =>
    column.forEach((entry, i) => {
      difference += (entry - columns[i][j]) ** 2;
      sum += (entry + columns[i][j]) ** 2;
    })
  );
  return sum > 1e-12 ? Math.sqrt(difference / sum) : null;
}

function norm(x: Float64Array): number {
  return Math.sqrt(dot(x, x));
}
