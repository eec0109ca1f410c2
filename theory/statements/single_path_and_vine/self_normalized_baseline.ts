import {
  drawPolicyActions,
  drawUniformActions,
} from "../../../algorithms/collect/vine_actions.ts";
import type { VineBatch } from "../../../algorithms/collect/vine_batch.ts";
import {
  createVineSurrogate,
  vineGradient,
  vineValue,
} from "../../../algorithms/update/vine_surrogate.ts";
import { largestDifference } from "../../checking/distances.ts";
import {
  concludeExact,
  type ExactCase,
  violationScale,
} from "../../checking/exact_case.ts";
import type { Statement } from "../../checking/statement.ts";
import { tabularPolicy } from "../../estimators/tabular_policy.ts";
import {
  createVineBatch,
  type VineEstimator,
} from "../../estimators/weigh_vine.ts";
import { assortedProblem } from "../../mdp/assorted_mdp.ts";

/** K. */
const DRAWS = 4;

/**
 * Equation 16 needs no baseline: adding a constant c to Q̂ adds c to the
 * surrogate, whatever actions were drawn from either proposal, and leaves its
 * gradient as it is. It is the normalization that does it.
 *
 * Source: Schulman et al. 2015, section 5.2, https://arxiv.org/abs/1502.05477
 *
 * @param options What it is checked with.
 * @returns The statement.
 */
export function selfNormalizedBaseline(
  options: VineEstimator = {},
): Statement<ExactCase> {
  const { value = vineValue, gradient = vineGradient } = options;
  return {
    id: "self-normalized-baseline",
    title: "L(θ; Q̂ + c) = L(θ; Q̂) + c and ∇L(θ; Q̂ + c) = ∇L(θ; Q̂) by eq. 16",
    source: "Schulman et al. 2015, section 5.2",
    cases: 1000,
    check(random) {
      const { mdp, logits, old: { q } } = assortedProblem(random);
      const { states, actions } = mdp;
      const pairs = states * DRAWS;
      const { engine, policy, theta } = tabularPolicy(mdp, logits, states);
      const batch = createVineBatch(engine, states, states, DRAWS);
      for (let s = 0; s < states; s++) batch.observations[s * states + s] = 1;
      const surrogate = createVineSurrogate(
        engine,
        policy,
        batch,
        "self-normalized",
      );
      const outputs = engine.vector(states * actions);
      policy.forward(theta, batch.observations, states, outputs);
      if (random.integer(2) === 0) {
        drawUniformActions(batch, policy.spec.action, random);
      } else {
        drawPolicyActions(batch, surrogate, outputs, random);
      }
      for (let row = 0; row < pairs; row++) {
        batch.q[row] =
          q[Math.floor(row / DRAWS) * actions + batch.actions[row]];
      }
      // Another policy than that of the proposal.
      const newLogits = outputs.map((logit) => logit + random.normal());
      const constant = 10 * random.normal();
      const raised = { ...batch, q: batch.q.map((value) => value + constant) };
      const slopesOf = (one: VineBatch) =>
        Float64Array.from(gradient(surrogate, one, newLogits));
      const shift = value(surrogate, raised, newLogits) -
        value(surrogate, batch, newLogits);
      const error = Math.max(
        largestDifference(slopesOf(raised), slopesOf(batch)),
        Math.abs(shift - constant),
      );
      const scale = violationScale(mdp, q) + Math.abs(constant);
      return { violation: error / scale };
    },
    conclude: (cases) => concludeExact(cases),
  };
}
