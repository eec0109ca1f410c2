import { log } from "../../../numerics/mod.ts";
import { medianOf } from "../../checking/measurements.ts";
import type { Statement } from "../../checking/statement.ts";
import { selfNormalizedBias } from "../../estimators/self_normalized_bias.ts";
import { uniformPolicy } from "../../mdp/policy_table.ts";
import { randomPolicy } from "../../mdp/random_mdp.ts";

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
