import {
  conjugateGradient,
  createConjugateGradient,
  createFisher,
  fisherVectorProduct,
  type NaturalGradientOptions,
} from "../../../algorithms/mod.ts";
import { concludeExact, type ExactCase } from "../../checking/exact_case.ts";
import type { Statement } from "../../checking/statement.ts";
import { tabularPolicy } from "../../estimators/tabular_policy.ts";
import { assortedProblem } from "../../mdp/assorted_mdp.ts";
import { dampedDirection, fisherMatrix } from "../../mdp/fisher.ts";
import type { TableShape } from "../../mdp/policy_table.ts";

/** Enough for conjugate gradient to finish, but for rounding. */
const OPTIONS: NaturalGradientOptions = {
  cgIterations: 100,
  cgTolerance: 1e-28,
  damping: 0.1,
  fisherFraction: 1,
};

/**
 * The direction of NPG and TRPO, by conjugate gradient on Fisher-vector products
 * of a linear layer with its biases, solves (F + 0.1 I) x = g, whose matrix is
 * F = Eᵀ F_table E as the logits are E θ. States are met in random numbers, and
 * the gradient is random. Errors are relative to the largest element of x.
 *
 * Source: Schulman et al. 2015, appendix C, https://arxiv.org/abs/1502.05477
 *
 * @param solver What the solver takes other than a damping of 0.1 and iterations
 * that are enough.
 * @returns The statement.
 */
export function conjugateDirection(
  solver: Partial<NaturalGradientOptions> = {},
): Statement<ExactCase> {
  const solverOptions = { ...OPTIONS, ...solver };
  return {
    id: "conjugate-direction",
    title: "Conjugate gradient on Fisher-vector products gives (F + 0.1 I)⁻¹ g",
    source: "Schulman et al. 2015, app. C",
    cases: 1000,
    check(random) {
      const { mdp, logits, policy: table } = assortedProblem(random);
      // Every state at least once, and up to four times.
      const states: number[] = [];
      for (let s = 0; s < mdp.states; s++) {
        for (let k = random.integer(4); k >= 0; k--) states.push(s);
      }
      const rows = states.length;
      const { engine, policy, theta } = tabularPolicy(mdp, logits, rows);
      const observations = engine.vector(rows * mdp.states);
      states.forEach((s, row) => observations[row * mdp.states + s] = 1);
      const map = policy.linearize(theta, observations, rows);
      const outputsBar = engine.vector(rows * mdp.actions);
      outputsBar.forEach((_, i) => outputsBar[i] = random.normal() / rows);
      const g = engine.vector(theta.length);
      map.vjp(outputsBar, g);
      const fisher = createFisher(engine, policy, rows, solverOptions);
      const { x } = conjugateGradient(
        createConjugateGradient(engine, theta.length),
        fisherVectorProduct(fisher, theta, { rows, observations }, map),
        g,
        solverOptions,
      );
      const shares = new Float64Array(mdp.states);
      for (const s of states) shares[s] += 1 / rows;
      const expected = dampedDirection(
        withBiases(mdp, fisherMatrix(mdp, table, shares)),
        Float64Array.from(g),
        OPTIONS.damping,
      );
      let error = 0;
      let size = 0;
      expected.forEach((value, i) => {
        error = Math.max(error, Math.abs(x[i] - value));
        size = Math.max(size, Math.abs(value));
      });
      return { violation: error / size };
    },
    conclude: (cases) => concludeExact(cases),
  };
}

/** Eᵀ F E, where θ has the table's logits and then a bias an action. */
function withBiases(
  { states, actions }: TableShape,
  fisher: Float64Array,
): Float64Array {
  const table = states * actions;
  const size = table + actions;
  const out = new Float64Array(size * size);
  for (let i = 0; i < table; i++) {
    for (let j = 0; j < table; j++) {
      const entry = fisher[i * table + j];
      for (const row of [i, table + i % actions]) {
        for (const column of [j, table + j % actions]) {
          out[row * size + column] += entry;
        }
      }
    }
  }
  return out;
}
