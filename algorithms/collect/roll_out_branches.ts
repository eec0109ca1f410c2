/**
 * Short rollouts from the branch points of a vine.
 *
 * @module
 */
import type { Vector } from "../../networks/vector.ts";
import type { Branches, BranchOptions, BranchPoints } from "./branches.ts";
import { drawActions } from "./explorer.ts";
import { moveLane, stepLanes } from "./lanes.ts";
import { filterRows } from "./observation_filter.ts";

/** What rolling out took. */
interface BranchOutcome {
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
 * that the number of lanes does not matter.
 *
 * @param branches The lanes.
 * @param theta The policy's parameters.
 * @param points Where to branch; `q` is overwritten.
 * @param options How to roll out.
 * @returns What it took.
 */
export function rollOutBranches(
  branches: Branches,
  theta: Vector,
  points: BranchPoints,
  options: BranchOptions,
): BranchOutcome {
  const { lanes, acting, explorer, filter, value, values } = branches;
  const plan = {
    points,
    options,
    streams: drawStreams(branches, points, options),
  };
  const total = points.states * points.actionsPerState * options.repeats;
  const results = new Float64Array(total);
  let next = 0;
  let running = 0;
  let steps = 0;
  let cut = 0;
  while (next < total || running > 0) {
    while (next < total && running < lanes.environments.length) {
      startBranch(branches, running++, next++, plan);
    }
    explorer.policy.toEnvironment(
      acting.actions,
      running,
      lanes.environmentActions,
    );
    stepLanes(lanes, running);
    addRewards(branches, running, options.gamma);
    steps += running;
    filterRows(filter, lanes.raw, running, acting.observations);
    if (value) {
      value.network.forward(value.phi, acting.observations, running, values);
    }
    for (let lane = running - 1; lane >= 0; lane--) {
      const terminated = lanes.terminated[lane] === 1;
      if (!terminated && !isCut(branches, lane, options)) continue;
      const end = terminated || !value ? 0 : values[lane];
      results[branches.branch[lane]] = branches.returns[lane] +
        branches.discount[lane] * end;
      if (!terminated) cut++;
      moveBranch(branches, --running, lane);
    }
    if (running > 0) drawActions(explorer, theta, acting, running);
  }
  averageRepeats(results, options.repeats, points.q);
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

/** What all branches of one call share. */
interface Plan {
  readonly points: BranchPoints;
  readonly options: BranchOptions;
  readonly streams: Uint32Array;
}

/**
 * The streams of all branches, four words each: one a state and repeat where
 * they are common, else one a branch.
 */
function drawStreams(
  { random }: Branches,
  points: BranchPoints,
  options: BranchOptions,
): Uint32Array {
  const perState = options.repeats *
    (options.commonRandomNumbers ? 1 : points.actionsPerState);
  const words = new Uint32Array(4 * points.states * perState);
  for (let i = 0; i < words.length; i++) {
    words[i] = random.integer(0x1_0000_0000);
  }
  return words;
}

/** Puts a free lane's environment, stream and first action to a branch. */
function startBranch(
  branches: Branches,
  lane: number,
  branch: number,
  { points, options, streams }: Plan,
): void {
  const { lanes, acting, explorer } = branches;
  const { repeats, commonRandomNumbers } = options;
  const point = Math.floor(branch / repeats);
  const state = Math.floor(point / points.actionsPerState);
  const repeat = branch % repeats;
  const stream = commonRandomNumbers ? state * repeats + repeat : branch;
  const place = lanes.place[lane];
  lanes.randoms[place].state.set(streams.subarray(4 * stream, 4 * stream + 4));
  const environment = lanes.environments[place];
  environment.restore(points.snapshots, state * environment.stateSize);
  const { actionSize } = explorer.policy.distribution;
  for (let k = 0; k < actionSize; k++) {
    acting.actions[lane * actionSize + k] =
      points.actions[point * actionSize + k];
  }
  branches.branch[lane] = branch;
  branches.elapsed[lane] = 0;
  branches.discount[lane] = 1;
  branches.returns[lane] = 0;
}

function addRewards(
  { lanes, returns, discount, elapsed }: Branches,
  running: number,
  gamma: number,
): void {
  for (let lane = 0; lane < running; lane++) {
    returns[lane] += discount[lane] * lanes.rewards[lane];
    discount[lane] *= gamma;
    elapsed[lane]++;
  }
}

/** Whether a rollout that did not terminate stops here. */
function isCut(
  { lanes, elapsed }: Branches,
  lane: number,
  { rolloutLength }: BranchOptions,
): boolean {
  return lanes.truncated[lane] === 1 || elapsed[lane] >= rolloutLength;
}

/** Moves the last running branch into the lane of one that has ended. */
function moveBranch(branches: Branches, from: number, to: number): void {
  const { lanes, acting: { observations }, branch, elapsed } = branches;
  const { discount, returns } = branches;
  const { observationSize: size } = lanes;
  moveLane(lanes, from, to);
  branch[to] = branch[from];
  elapsed[to] = elapsed[from];
  discount[to] = discount[from];
  returns[to] = returns[from];
  for (let k = 0; k < size; k++) {
    observations[to * size + k] = observations[from * size + k];
  }
}
