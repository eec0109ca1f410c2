/**
 * Mistakes of single path and vine that statements must catch.
 *
 * @module
 */
import type { Branches } from "../../algorithms/collect/branches.ts";
import { rollOutBranches } from "../../algorithms/collect/roll_out_branches.ts";
import { repeatRows } from "../../algorithms/collect/rows.ts";
import type { VineBatch } from "../../algorithms/collect/vine_batch.ts";
import type {
  vineGradient,
  VineSurrogate,
  vineValue,
} from "../../algorithms/update/vine_surrogate.ts";
import type { StepResult } from "../../envs/mod.ts";
import type { Vector } from "../../networks/mod.ts";
import { exp } from "../../numerics/mod.ts";
import { sampleSinglePaths } from "../estimators/sample_single_paths.ts";

type RollOut = typeof rollOutBranches;

/** Rollouts by other options than those that are asked for. */
const rollOutWith =
  (wrong: Partial<Parameters<RollOut>[3]>): RollOut =>
  (branches, theta, points, options) =>
    rollOutBranches(branches, theta, points, { ...options, ...wrong });

/** Rollouts whose rewards are not discounted. */
export const withoutDiscount: RollOut = rollOutWith({ gamma: 1 });

/** Repeats that share their random numbers: each is the first one again. */
export const sharedRepeats: RollOut = rollOutWith({ repeats: 1 });

/** Actions that never share their random numbers. */
export const neverCommon: RollOut = rollOutWith({ commonRandomNumbers: false });

/** Rollouts that don't see that the episode terminated. */
export const ignoringTerminated: RollOut = (branches, ...rest) =>
  rollOutBranches(
    changeSteps(branches, (step) => ({ ...step, terminated: false })),
    ...rest,
  );

/** `done` in the place of `terminated`: the time limit counts as an end. */
export const doneForTerminated: RollOut = (branches, ...rest) =>
  rollOutBranches(
    changeSteps(branches, (step) => ({
      ...step,
      terminated: step.terminated || step.truncated,
    })),
    ...rest,
  );

function changeSteps(
  branches: Branches,
  change: (step: StepResult) => StepResult,
): Branches {
  return {
    ...branches,
    lanes: {
      ...branches.lanes,
      environments: branches.lanes.environments.map((environment) => ({
        ...environment,
        step: (...args) => change(environment.step(...args)),
      })),
    },
  };
}

/** Equation 16 without normalization: (1/K) Σ_k w_k Q̂_k. */
export const withoutNormalization: typeof vineValue = (
  surrogate,
  batch,
  outputs,
) => {
  const weights = plainWeights(surrogate, batch, outputs);
  return batch.q.reduce((sum, q, row) => sum + weights[row] * q, 0);
};

/** Its gradient. */
export const gradientWithoutNormalization: typeof vineGradient = (
  surrogate,
  batch,
  outputs,
) => {
  const { policy: { distribution }, outputsBar } = surrogate;
  const { actionsPerState, q } = batch;
  const weights = plainWeights(surrogate, batch, outputs);
  const slopes = new Float64Array(q.length * distribution.outputSize);
  distribution.logProbGradient(
    surrogate.repeated,
    batch.actions,
    weights.map((weight, row) => weight * q[row]),
    q.length,
    slopes,
  );
  const size = distribution.outputSize;
  outputsBar.fill(0);
  slopes.forEach((slope, i) => {
    const state = Math.floor(i / size / actionsPerState);
    outputsBar[state * size + i % size] += slope;
  });
  return outputsBar;
};

/** w / (N K). */
function plainWeights(
  { policy: { distribution }, repeated }: VineSurrogate,
  { states, actionsPerState: times, actions, logProposal }: VineBatch,
  outputs: Vector,
): Float64Array {
  const { outputSize: size } = distribution;
  repeatRows({ source: outputs, rows: states, size, times }, repeated);
  const logProbs = new Float64Array(states * times);
  distribution.logProb(repeated, actions, logProbs.length, logProbs);
  return logProbs.map((logProb, row) =>
    exp(logProb - logProposal[row]) / logProbs.length
  );
}

/** Returns that are not discounted. */
export const pathsWithoutDiscount: typeof sampleSinglePaths = (
  actor,
  ...rest
) => sampleSinglePaths({ ...actor, mdp: { ...actor.mdp, gamma: 1 } }, ...rest);

/** Every step counts the same, also where it should carry γᵗ. */
export const pathsWithoutStateDiscount: typeof sampleSinglePaths = (
  actor,
  sampling,
  random,
) => sampleSinglePaths(actor, { ...sampling, discountStates: false }, random);
