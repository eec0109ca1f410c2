/**
 * Short rollouts from the branch points of a vine.
 *
 * @module
 */
import type { Vector } from "../../networks/engine.ts";
import type { Random } from "../../numerics/random.ts";
import { filterRows, replaceNonFinite } from "./acting.ts";
import type { ObservationFilter } from "./acting.ts";
import type {
  Branches,
  BranchOptions,
  BranchPoints,
  BranchValue,
} from "./vine_branches.ts";

/** What rolling out took. */
export interface BranchOutcome {
  /** Environment steps that were simulated. */
  readonly steps: number;
  /** Rollouts that were cut short, by their length or by the time limit. */
  readonly cut: number;
}

/**
 * Q̂(s_n, a_nk) by rollouts under π_θ from every branch point, averaged over
 * repeats. Schulman et al. 2015, section 5.2, https://arxiv.org/abs/1502.05477.
 * A rollout ends where its episode ends, or after `rolloutLength` steps; with a
 * value, V of the observation that it was cut at is added, otherwise its return
 * is used as it is.
 *
 * A branch's result depends on its point and its own random stream only, so
 * that the number of slots does not matter.
 *
 * @param branches Slots.
 * @param theta The policy's parameters.
 * @param filter The observations' statistics, which branches do not change.
 * @param points Where to branch.
 * @param options How to roll out.
 * @param random Gives every branch its stream.
 * @param value What a cut rollout ends with, or null.
 * @param q `[N · K]`, overwritten.
 * @returns What it took.
 */
export function rollOutBranches(
  branches: Branches,
  theta: Vector,
  filter: ObservationFilter,
  points: BranchPoints,
  options: BranchOptions,
  random: Random,
  value: BranchValue | null,
  q: Float64Array,
): BranchOutcome {
  const total = points.states * points.actionsPerState * options.repeats;
  const streams = drawStreams(points, options, random);
  const results = new Float64Array(total);
  let next = 0;
  let running = 0;
  let steps = 0;
  let cut = 0;
  while (next < total || running > 0) {
    while (next < total && running < branches.environments.length) {
      startBranch(branches, running++, next++, points, options, streams);
    }
    stepBranches(branches, running, options.gamma);
    steps += running;
    filterRows(filter, branches.raw, running, branches.observations);
    if (value) {
      const { network, phi } = value;
      network.forward(phi, branches.observations, running, branches.values);
    }
    for (let slot = running - 1; slot >= 0; slot--) {
      const terminated = branches.terminated[slot] === 1;
      if (!terminated && !isCut(branches, slot, options)) continue;
      const end = terminated || !value ? 0 : branches.values[slot];
      results[branches.branch[slot]] = branches.returns[slot] +
        branches.discount[slot] * end;
      if (!terminated) cut++;
      closeRanks(branches, slot, --running);
    }
    if (running > 0) chooseNextActions(branches, theta, running);
  }
  averageRepeats(results, options.repeats, q);
  return { steps, cut };
}

/** q[point] = mean of the point's results, added up in a fixed order. */
function averageRepeats(
  results: Float64Array,
  repeats: number,
  q: Float64Array,
): void {
  for (let point = 0; point * repeats < results.length; point++) {
    let sum = 0;
    for (let repeat = 0; repeat < repeats; repeat++) {
      sum += results[point * repeats + repeat];
    }
    q[point] = sum / repeats;
  }
}

/**
 * The streams of all branches, four words each: one a state and repeat where
 * they are common, else one a branch.
 */
function drawStreams(
  points: BranchPoints,
  options: BranchOptions,
  random: Random,
): Uint32Array {
  const perState = options.repeats *
    (options.commonRandomNumbers ? 1 : points.actionsPerState);
  const words = new Uint32Array(4 * points.states * perState);
  for (let i = 0; i < words.length; i++) {
    words[i] = random.integer(0x1_0000_0000);
  }
  return words;
}

function startBranch(
  branches: Branches,
  slot: number,
  branch: number,
  points: BranchPoints,
  options: BranchOptions,
  streams: Uint32Array,
): void {
  const { repeats, commonRandomNumbers } = options;
  const { actionsPerState } = points;
  const point = Math.floor(branch / repeats);
  const state = Math.floor(point / actionsPerState);
  const repeat = branch % repeats;
  const stream = commonRandomNumbers ? state * repeats + repeat : branch;
  const place = branches.place[slot];
  branches.randoms[place].state.set(
    streams.subarray(4 * stream, 4 * stream + 4),
  );
  const environment = branches.environments[place];
  environment.restore(points.snapshots, state * environment.stateSize);
  const { actionSize } = branches.policy.distribution;
  for (let k = 0; k < actionSize; k++) {
    branches.actions[slot * actionSize + k] =
      points.actions[point * actionSize + k];
  }
  branches.branch[slot] = branch;
  branches.elapsed[slot] = 0;
  branches.discount[slot] = 1;
  branches.returns[slot] = 0;
}

function stepBranches(
  branches: Branches,
  running: number,
  gamma: number,
): void {
  const { policy, environments, place, raw, randoms } = branches;
  const { actions, environmentActions, views } = branches;
  const discrete = policy.distribution.kind === "categorical";
  const size = policy.spec.observationSize;
  policy.toEnvironment(actions, running, environmentActions);
  for (let slot = 0; slot < running; slot++) {
    const environment = environments[place[slot]];
    const { reward, terminated, truncated } = environment.step(
      discrete ? environmentActions[slot] : views[slot],
      randoms[place[slot]],
    );
    branches.returns[slot] += branches.discount[slot] * reward;
    branches.discount[slot] *= gamma;
    branches.elapsed[slot]++;
    branches.terminated[slot] = terminated ? 1 : 0;
    branches.truncated[slot] = truncated ? 1 : 0;
    environment.observe(raw, slot * size);
  }
}

/** Whether a rollout that did not terminate stops here. */
function isCut(
  { truncated, elapsed }: Branches,
  slot: number,
  { rolloutLength }: BranchOptions,
): boolean {
  return truncated[slot] === 1 || elapsed[slot] >= rolloutLength;
}

/** Samples the running slots' next actions, each from its own stream. */
function chooseNextActions(
  branches: Branches,
  theta: Vector,
  running: number,
): void {
  const { policy, observations, outputs, actions, randoms, place } = branches;
  const { distribution } = policy;
  policy.forward(theta, observations, running, outputs);
  for (let slot = 0; slot < running; slot++) {
    distribution.drawNoise(randoms[place[slot]], slot, actions);
  }
  distribution.sample(outputs, actions, running, actions);
  replaceNonFinite(actions, running * distribution.actionSize);
}

/**
 * Moves the last running slot into the one that has finished; they change
 * places.
 */
function closeRanks(branches: Branches, slot: number, last: number): void {
  if (slot === last) return;
  const { place, branch, elapsed, discount, returns, observations } = branches;
  const finished = place[slot];
  place[slot] = place[last];
  place[last] = finished;
  branch[slot] = branch[last];
  elapsed[slot] = elapsed[last];
  discount[slot] = discount[last];
  returns[slot] = returns[last];
  const size = branches.policy.spec.observationSize;
  observations.copyWithin(slot * size, last * size, (last + 1) * size);
}
