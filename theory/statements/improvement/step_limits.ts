/**
 * What the exact trust-region step becomes in its limits, and how fast.
 *
 * @module
 */
import { normalizedStepSize } from "../../../algorithms/mod.ts";
import { log } from "../../../numerics/mod.ts";
import { dot } from "../../checking/distances.ts";
import {
  concludeSlopes,
  type SlopeCase,
  slopeOf,
} from "../../checking/slope_case.ts";
import type { Statement } from "../../checking/statement.ts";
import { meanKlStep } from "../../improvement/kl_steps.ts";
import { metricStep } from "../../improvement/metric_step.ts";
import {
  type AssortedProblem,
  assortedProblem,
} from "../../mdp/assorted_mdp.ts";
import { exactGradient } from "../../mdp/exact_gradient.ts";
import {
  dampedDirection,
  exactFisher,
  naturalGradient,
} from "../../mdp/fisher.ts";
import type { Mdp } from "../../mdp/mdp.ts";
import type { PolicyTable } from "../../mdp/policy_table.ts";

/** Radii δ of the limits, in nats. */
const RADII = [1e-6, 1e-8];

/** Shares of the other metric, 1 − τ, as the metric becomes Euclidean. */
const SHARES = [1e-3, 1e-5];

/**
 * As δ → 0 the exact step within mean KL ≤ δ becomes the step of the linear
 * model within the quadratic one, √(2δ / gᵀF⁺g) F⁺g: the natural gradient, in
 * direction and length. The relative error goes with √δ.
 *
 * Source: Schulman et al. 2015, section 7, equation 17,
 * https://arxiv.org/abs/1502.05477
 *
 * @param gradient The gradient of η and of L.
 * @param natural The natural gradient.
 * @returns The statement.
 */
export function naturalGradientLimit(
  gradient = exactGradient,
  natural = naturalGradient,
): Statement<SlopeCase> {
  return limit({
    id: "step-limit-natural-gradient",
    title: "δ → 0, mean KL: the exact step → √(2δ/gᵀF⁺g) F⁺g, error O(√δ)",
    source: "Schulman et al. 2015, sec. 7, eq. 17; Kakade 2001",
    slope: 0.5,
    sizes: RADII,
    error(delta, { mdp, policy, old }) {
      const g = gradient(mdp, old, policy);
      const x = natural(mdp, old, policy, g);
      const beta = normalizedStepSize(dot(g, x), delta);
      const step = logitsOf(policy, meanKlStep(policy, old, delta).policy, mdp);
      return relativeDistance(step, x.map((value) => beta * value));
    },
  });
}

/**
 * As δ → 0 the exact step within a ball, ½‖θ′ − θ‖² ≤ δ, becomes
 * √(2δ) g/‖g‖: the policy gradient. The relative error goes with √δ.
 *
 * Source: Schulman et al. 2015, section 7, equation 18,
 * https://arxiv.org/abs/1502.05477
 *
 * @param gradient The gradient of η and of L.
 * @returns The statement.
 */
export function policyGradientLimit(
  gradient = exactGradient,
): Statement<SlopeCase> {
  return limit({
    id: "step-limit-policy-gradient",
    title: "δ → 0, Euclidean ball: the exact step → √(2δ) g/‖g‖, error O(√δ)",
    source: "Schulman et al. 2015, sec. 7, eq. 18",
    slope: 0.5,
    sizes: RADII,
    error(delta, { mdp, policy, old }) {
      const g = gradient(mdp, old, policy);
      const beta = normalizedStepSize(dot(g, g), delta);
      const step = metricStep(policy, old, { delta, euclidean: 1 });
      return relativeDistance(step, g.map((value) => beta * value));
    },
  });
}

/**
 * In between, with the metric (1 − τ) F + τ I, the step becomes that along
 * (F + τ/(1 − τ) I)⁻¹ g: the damped direction of TRPO in practice.
 *
 * Source: Schulman et al. 2015, appendix C, https://arxiv.org/abs/1502.05477
 *
 * @param gradient The gradient of η and of L.
 * @returns The statement.
 */
export function dampedGradientLimit(
  gradient = exactGradient,
): Statement<SlopeCase> {
  return limit({
    id: "step-limit-damped-gradient",
    title: "δ → 0, both: the exact step → along (F + cI)⁻¹g, error O(√δ)",
    source: "Schulman et al. 2015, app. C",
    slope: 0.5,
    sizes: RADII,
    error(delta, { mdp, policy, old }, random) {
      const euclidean = 0.05 + 0.9 * random;
      const damping = euclidean / (1 - euclidean);
      const g = gradient(mdp, old, policy);
      const x = dampedDirection(exactFisher(mdp, old, policy), g, damping);
      // xᵀ ((1 − τ) F + τ I) x = (1 − τ) gᵀx
      const beta = normalizedStepSize((1 - euclidean) * dot(g, x), delta);
      const step = metricStep(policy, old, { delta, euclidean });
      return relativeDistance(step, x.map((value) => beta * value));
    },
  });
}

/**
 * As the metric (1 − τ) KL + τ I becomes Euclidean, the exact step becomes that
 * within a ball of the same δ. The relative error goes with 1 − τ.
 *
 * Source: Schulman et al. 2015, section 7, https://arxiv.org/abs/1502.05477
 *
 * @returns The statement.
 */
export function euclideanMetricLimit(): Statement<SlopeCase> {
  return limit({
    id: "step-limit-metric",
    title: "metric → I: the exact step → that within a ball, error O(1 − τ)",
    source: "Schulman et al. 2015, sec. 7",
    slope: 1,
    sizes: SHARES,
    error(share, { policy, old }) {
      const delta = 1e-6;
      const step = metricStep(policy, old, { delta, euclidean: 1 - share });
      const ball = metricStep(policy, old, { delta, euclidean: 1 });
      return relativeDistance(step, ball);
    },
  });
}

/** What sets one limit apart. */
interface Limit extends Pick<Statement, "id" | "title" | "source"> {
  /** The slope of log error against log size. */
  readonly slope: number;
  /** What goes to 0. */
  readonly sizes: readonly number[];
  /** The relative error at a size; `uniform` is a number of the case. */
  error(size: number, problem: AssortedProblem, uniform: number): number;
}

function limit(
  { slope, sizes, error, ...description }: Limit,
): Statement<SlopeCase> {
  return {
    ...description,
    cases: 1000,
    check(random) {
      const problem = assortedProblem(random, 0.5);
      const uniform = random.uniform();
      const errors = sizes.map((size) => error(size, problem, uniform));
      return {
        slope: slopeOf(sizes, errors),
        error: errors[errors.length - 1],
      };
    },
    conclude: (cases) => concludeSlopes(cases, slope),
  };
}

/** θ′ − θ of two policies, its sum in each state 0. */
function logitsOf(
  policy: PolicyTable,
  newPolicy: PolicyTable,
  { states, actions }: Mdp,
): Float64Array {
  const x = policy.map((p, i) => log(newPolicy[i] / p));
  for (let s = 0; s < states; s++) {
    const row = x.subarray(s * actions, (s + 1) * actions);
    const mean = row.reduce((sum, value) => sum + value, 0) / actions;
    for (let a = 0; a < actions; a++) row[a] -= mean;
  }
  return x;
}

/** ‖x − y‖ / ‖y‖. */
function relativeDistance(x: Float64Array, y: Float64Array): number {
  const difference = x.map((value, i) => value - y[i]);
  return Math.sqrt(dot(difference, difference) / dot(y, y));
}
