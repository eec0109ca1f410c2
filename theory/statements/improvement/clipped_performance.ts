import { shareOf } from "../../checking/measurements.ts";
import type { Statement } from "../../checking/statement.ts";
import { clippedObjective } from "../../improvement/clipped_objective.ts";
import { assortedProblem } from "../../mdp/assorted_mdp.ts";
import { evaluatePolicy } from "../../mdp/evaluate_policy.ts";
import { softmaxPolicy } from "../../mdp/policy_table.ts";

/** PPO's usual ε. */
const CLIP_RATIO = 0.2;

/** How the clipped objective compares with η. */
interface ClippedPerformanceCase {
  /** Whether η came out below η(π) + L^CLIP. */
  readonly below: boolean;
}

/**
 * A lower bound of the surrogate is none of the performance: how often η(π̃) is
 * below η(π) + E[L^CLIP], the exact expectation over visits and actions of π,
 * with ε = 0.2 and π̃ that of logits 0.3 away.
 *
 * Source: Schulman et al. 2017, equation 7, https://arxiv.org/abs/1707.06347
 *
 * @returns The statement, which is only measured.
 */
export function clippedPerformance(): Statement<ClippedPerformanceCase> {
  return {
    id: "clipped-performance",
    title:
      "How often η(π̃) is below η(π) + E[L^CLIP]: it is no lower bound of η",
    source: "Schulman et al. 2017, eq. 7",
    cases: 1000,
    check(random) {
      const { mdp, logits, policy, old } = assortedProblem(random);
      const newPolicy = softmaxPolicy(
        mdp,
        logits.map((logit) => logit + 0.3 * random.normal()),
      );
      const promise = policy.reduce((sum, p, i) => {
        const visits = old.rho[Math.floor(i / mdp.actions)];
        const ratio = newPolicy[i] / p;
        const clipped = clippedObjective(ratio, old.advantage[i], CLIP_RATIO);
        return sum + visits * p * clipped;
      }, 0);
      const rise = evaluatePolicy(mdp, newPolicy).eta - old.eta;
      // Where nothing is clipped and L is exact the two are equal.
      return { below: promise - rise > 1e-9 * (1 + Math.abs(promise)) };
    },
    conclude(cases) {
      const below = cases.map((found) => found.below);
      const share = shareOf("η is below η(π) + L^CLIP", below);
      return { holds: null, measurements: [share] };
    },
  };
}
