/**
 * PPO's clipped objective, sample by sample, and against the performance.
 *
 * @module
 */
import { clippedSurrogateWeights } from "../../../algorithms/mod.ts";
import { log, type Random } from "../../../numerics/mod.ts";
import { concludeExact, type ExactCase } from "../../checking/exact_case.ts";
import { shareOf } from "../../checking/measurements.ts";
import type { Statement } from "../../checking/statement.ts";
import { clippedObjective } from "../../improvement/clipped_objective.ts";
import { assortedProblem } from "../../mdp/assorted_mdp.ts";
import { evaluatePolicy } from "../../mdp/evaluate_policy.ts";
import { centralGradient } from "../../mdp/exact_gradient.ts";
import { softmaxPolicy } from "../../mdp/policy_table.ts";

/** How many samples a case has. */
const SAMPLES = 64;

/** Central differences over a step of 1e-4, within 3e-4 of a ratio. */
const STEP = 1e-4;

/** Rounding of values up to about 10, divided by the step, is 10⁻¹¹. */
const TOLERANCE = 1e-10;

/**
 * The clipped objective is a lower bound of r A, sample by sample: it is never
 * above, equal at r = 1 in value and derivative, and equal wherever r is not
 * beyond 1 ± ε on the side that A asks for. It never rewards going beyond.
 *
 * Source: Schulman et al. 2017, section 3, https://arxiv.org/abs/1707.06347
 *
 * @param objective L^CLIP of a sample.
 * @returns The statement.
 */
export function clippedLowerBound(
  objective = clippedObjective,
): Statement<ExactCase> {
  return {
    id: "clipped-lower-bound",
    title: "min(rA, clip(r, 1 ± ε)A) ≤ rA, and equal unless r is beyond",
    source: "Schulman et al. 2017, eq. 7",
    cases: 1000,
    check(random) {
      const clipRatio = drawClipRatio(random);
      let violation = 0;
      for (let i = 0; i < SAMPLES; i++) {
        const { ratio, advantage } = drawSample(random, clipRatio);
        const value = objective(ratio, advantage, clipRatio);
        const surrogate = ratio * advantage;
        const [slope] = centralGradient(
          ([r]) => objective(r, advantage, clipRatio),
          Float64Array.of(1),
          STEP,
        );
        const equal = isBeyond(ratio, advantage, clipRatio)
          ? 0
          : Math.abs(value - surrogate);
        violation = Math.max(
          violation,
          equal,
          value - surrogate,
          value - (advantage + clipRatio * Math.abs(advantage)),
          Math.abs(objective(1, advantage, clipRatio) - advantage),
          Math.abs(slope - advantage),
        );
      }
      return { violation };
    },
    conclude: (cases) => concludeExact(cases, TOLERANCE),
  };
}

/**
 * The derivative that PPO uses is that of the clipped objective, and vanishes
 * exactly where r is beyond 1 ± ε on the side that A asks for.
 *
 * Source: Schulman et al. 2017, equation 7 and figure 1,
 * https://arxiv.org/abs/1707.06347
 *
 * @param weigh The derivatives of L^CLIP, as PPO computes them.
 * @returns The statement.
 */
export function clippedGradient(
  weigh = clippedSurrogateWeights,
): Statement<ExactCase> {
  return {
    id: "clipped-gradient",
    title: "∇L^CLIP is r A ∇log π, and 0 exactly where r is beyond 1 ± ε",
    source: "Schulman et al. 2017, eq. 7, fig. 1",
    cases: 1000,
    check(random) {
      const clipRatio = drawClipRatio(random);
      const samples = Array.from(
        { length: SAMPLES },
        () => drawSample(random, clipRatio),
      );
      const weights = new Float64Array(SAMPLES);
      const advantages = Float64Array.from(samples, (x) => x.advantage);
      const logProbs = Float64Array.from(samples, (x) => log(x.ratio));
      const oldLogProbs = new Float64Array(SAMPLES);
      const batch = { advantages, logProbs, oldLogProbs };
      weigh(batch, SAMPLES, clipRatio, weights);
      let violation = 0;
      for (const [i, { ratio, advantage }] of samples.entries()) {
        const [slope] = centralGradient(
          ([r]) => clippedObjective(r, advantage, clipRatio),
          Float64Array.of(ratio),
          STEP,
        );
        // ∂/∂log π = r ∂/∂r, of −L^CLIP/N
        const error = weights[i] * SAMPLES + ratio * slope;
        const vanishes = weights[i] === 0;
        const wrong = vanishes !== isBeyond(ratio, advantage, clipRatio);
        violation = Math.max(violation, Math.abs(error), wrong ? 1 : 0);
      }
      return { violation };
    },
    conclude: (cases) => concludeExact(cases, TOLERANCE),
  };
}

/** A ratio and an advantage. */
interface Sample {
  readonly ratio: number;
  readonly advantage: number;
}

/** ε from 0.05 to 0.5. */
function drawClipRatio(random: Random): number {
  return 0.05 + 0.45 * random.uniform();
}

/** A ratio from 0.01 to 2.01 that is not within differences of a kink. */
function drawSample(random: Random, clipRatio: number): Sample {
  const advantage = random.normal();
  while (true) {
    const ratio = 0.01 + 2 * random.uniform();
    const toKink = Math.abs(Math.abs(ratio - 1) - clipRatio);
    if (toKink > 4 * STEP) return { ratio, advantage };
  }
}

/** Whether r is beyond 1 ± ε on the side that A asks for. */
function isBeyond(
  ratio: number,
  advantage: number,
  clipRatio: number,
): boolean {
  return advantage > 0 ? ratio > 1 + clipRatio : ratio < 1 - clipRatio;
}

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
