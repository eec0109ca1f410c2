/**
 * The bias of equation 16 of Schulman et al. 2015, exactly.
 *
 * @module
 */
import { log } from "../../../numerics/mod.ts";
import {
  concludeExact,
  type ExactCase,
  violationScale,
} from "../../checking/exact_case.ts";
import { medianOf } from "../../checking/measurements.ts";
import type { Statement } from "../../checking/statement.ts";
import {
  expectSelfNormalized,
  selfNormalizedBias,
} from "../../estimators/expect_self_normalized.ts";
import type { VineEstimator } from "../../estimators/weigh_vine.ts";
import { assortedProblem } from "../../mdp/assorted_mdp.ts";
import { uniformPolicy } from "../../mdp/policy_table.ts";
import { randomPolicy } from "../../mdp/random_mdp.ts";

/**
 * At the old policy, with K actions drawn from it, equation 16's gradient is
 * 1 − 1/K times the exact one in expectation: right in direction, and 0 for
 * K = 1, whose surrogate is constant. The expectation is exact, over every way
 * to draw K = 1, …, 4 actions in the first state.
 *
 * Source: the estimator is Schulman et al. 2015, equation 16,
 * https://arxiv.org/abs/1502.05477
 *
 * @param options What it is checked with.
 * @returns The statement.
 */
export function selfNormalizedShrinkage(
  options: VineEstimator = {},
): Statement<ExactCase> {
  return {
    id: "self-normalized-shrinkage",
    title: "E[∇L_s] by eq. 16 = (1 − 1/K) Σ_a ∇π(a|s) Q(s, a) at π",
    source: "Schulman et al. 2015, eq. 16",
    cases: 1000,
    check(random) {
      const { mdp, logits, policy, old } = assortedProblem(random);
      const { q, advantage } = old;
      const { actions } = mdp;
      let error = 0;
      for (let draws = 1; draws <= 4; draws++) {
        const { gradient } = expectSelfNormalized({
          logits: logits.slice(0, actions),
          proposal: policy.slice(0, actions),
          q: q.slice(0, actions),
          draws,
        }, options);
        gradient.forEach((slope, a) => {
          const exact = (1 - 1 / draws) * policy[a] * advantage[a];
          error = Math.max(error, Math.abs(slope - exact));
        });
      }
      return { violation: error / violationScale(mdp, q) };
    },
    conclude: (cases) => concludeExact(cases),
  };
}

/** Numbers of actions drawn. */
const DRAWS = [2, 4, 8, 16, 32];

/** The bias in one state with one proposal. */
interface BiasByDraws {
  /** |bias| for each number of actions. */
  readonly bias: readonly number[];
  /** K · bias over its limit at the largest K. */
  readonly ofLimit: number;
}

/** The bias in one state. */
interface SelfNormalizedOrderCase {
  /** With actions of the old policy. */
  readonly policy: BiasByDraws;
  /** With actions drawn evenly. */
  readonly uniform: BiasByDraws;
}

/**
 * The bias of equation 16 is of order 1/K, exactly, over every way to draw K
 * actions in states of 2 or 3 actions with normal Q, π̃ a normal step in the
 * logits away from π. The slope of log |bias| against log K is that from K = 8
 * to 32; its median must be within 0.1 of −1 with either proposal.
 *
 * Source: the estimator is Schulman et al. 2015, equation 16,
 * https://arxiv.org/abs/1502.05477; the order A. Owen 2013, section 9.2,
 * https://artowen.su.domains/mc/Ch-var-is.pdf
 *
 * @returns The statement.
 */
export function selfNormalizedOrder(): Statement<SelfNormalizedOrderCase> {
  return {
    id: "self-normalized-order",
    title: "E[L_s] by eq. 16 − Σ_a π̃(a|s) Q(s, a) = O(1/K)",
    source: "Schulman et al. 2015, eq. 16; Owen 2013, section 9.2",
    cases: 100,
    check(random) {
      const shape = { states: 1, actions: 2 + random.integer(2) };
      const { logits, policy } = randomPolicy(shape, random);
      const q = logits.map(() => random.normal());
      const newLogits = logits.map((logit) => logit + random.normal());
      const biasOf = (proposal: Float64Array): BiasByDraws => {
        const state = { logits: newLogits, proposal, q };
        const { bias, limit } = selfNormalizedBias(state, DRAWS);
        return {
          bias: bias.map(Math.abs),
          ofLimit: DRAWS[DRAWS.length - 1] * bias[bias.length - 1] / limit,
        };
      };
      return { policy: biasOf(policy), uniform: biasOf(uniformPolicy(shape)) };
    },
    conclude(cases) {
      const measure = (name: string, of: (bias: BiasByDraws) => number) =>
        (["policy", "uniform"] as const).map((q) =>
          medianOf(`${name}, q ${q}`, cases.map((one) => of(one[q])))
        );
      const slopes = measure("median slope", slopeOfBias);
      return {
        holds: slopes.every(({ value }) =>
          value !== null && Math.abs(value + 1) <= 0.1
        ),
        measurements: [
          ...slopes,
          ...measure(
            "median of bias at K = 32 over its limit",
            ({ ofLimit }) => ofLimit,
          ),
          ...DRAWS.flatMap((k, i) =>
            measure(`median |bias| at K = ${k}`, ({ bias }) => bias[i])
          ),
        ],
      };
    },
  };
}

/** The slope of log |bias| from K = 8 to K = 32. */
function slopeOfBias({ bias }: BiasByDraws): number {
  return log(bias[4] / bias[2]) / log(DRAWS[4] / DRAWS[2]);
}
