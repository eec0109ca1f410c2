/**
 * The branches of a vine: short rollouts from states of the trunk.
 *
 * @module
 */
import type { Environment } from "../envs/mod.ts";
import type { Network, Vector } from "../networks/engine.ts";
import type { Policy } from "../networks/policy.ts";
import { createRandom } from "../numerics/mod.ts";
import type { Random } from "../numerics/random.ts";
import type { Engine } from "../networks/engine.ts";
import { filterRows, replaceNonFinite } from "./acting.ts";
import type { ObservationFilter } from "./acting.ts";

/** How branches are rolled out. */
export interface BranchOptions {
  /** The most steps of one rollout, its first action included. */
  readonly rolloutLength: number;
  /** Rollouts averaged for one action of one state. */
  readonly repeats: number;
  /** Whether the rollouts of a state's actions share their random numbers. */
  readonly commonRandomNumbers: boolean;
  /** Discount γ. */
  readonly gamma: number;
}

/** States and actions to branch from: row n · K + k is action k of state n. */
export interface BranchPoints {
  /** N. */
  readonly states: number;
  /** K. */
  readonly actionsPerState: number;
  /** `[states × state size]`: snapshots. */
  readonly snapshots: Float64Array;
  /** `[N · K × action size]`, before squashing and clipping. */
  readonly actions: Vector;
}

/** Environments and buffers that branches run in. */
export interface Branches {
  readonly policy: Policy;
  readonly environments: readonly Environment[];
  /** One stream an environment, whose state is set for each branch. */
  readonly randoms: readonly Random[];
  /** Which environment a slot runs in; a permutation. */
  readonly place: Int32Array;
  /** Which branch a slot runs. */
  readonly branch: Int32Array;
  readonly elapsed: Int32Array;
  readonly discount: Float64Array;
  readonly returns: Float64Array;
  /** 1 where the episode terminated, so that nothing follows. */
  readonly ended: Uint8Array;
  /** 1 where the time limit was reached. */
  readonly truncated: Uint8Array;
  readonly raw: Vector;
  readonly observations: Vector;
  readonly outputs: Vector;
  readonly actions: Vector;
  readonly environmentActions: Vector;
  readonly views: readonly Vector[];
  readonly value: Vector;
}

/** The value that a rollout which was cut short may end with. */
export interface BranchValue {
  readonly network: Network;
  readonly phi: Vector;
}

/** Makes the slots, one an environment. */
export function createBranches(
  engine: Engine,
  policy: Policy,
  environments: readonly Environment[],
): Branches {
  const slots = environments.length;
  const { actionSize, outputSize } = policy.distribution;
  const size = policy.spec.observationSize;
  const environmentActions = engine.vector(slots * actionSize);
  return {
    policy,
    environments,
    randoms: environments.map(() => createRandom(Uint32Array.of(1, 2, 3, 4))),
    place: Int32Array.from({ length: slots }, (_, i) => i),
    branch: new Int32Array(slots),
    elapsed: new Int32Array(slots),
    discount: new Float64Array(slots),
    returns: new Float64Array(slots),
    ended: new Uint8Array(slots),
    truncated: new Uint8Array(slots),
    raw: engine.vector(slots * size),
    observations: engine.vector(slots * size),
    outputs: engine.vector(slots * outputSize),
    actions: engine.vector(slots * actionSize),
    environmentActions,
    views: Array.from(
      { length: slots },
      (_, i) =>
        environmentActions.subarray(
          i * actionSize,
          (i + 1) * actionSize,
        ) as Vector,
    ),
    value: engine.vector(slots),
  };
}

/**
 * Q̂(s_n, a_nk) by rollouts under π_θ from every branch point, averaged over repeats.
 * Schulman et al. 2015, section 5.2, https://arxiv.org/abs/1502.05477. A rollout ends where
 * its episode ends, or after `rolloutLength` steps; with a value, V of the observation that
 * it was cut at is added, otherwise its return is used as it is.
 *
 * A branch's result depends on its point and its own random stream only, so that the
 * number of slots does not matter.
 *
 * @param branches Slots.
 * @param theta The policy's parameters.
 * @param filter The observations' statistics, which branches do not change.
 * @param points Where to branch.
 * @param options How to roll out.
 * @param random Gives every branch its stream.
 * @param value What a cut rollout ends with, or null.
 * @param q `[N · K]`, overwritten.
 * @returns Environment steps that were simulated.
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
): number {
  const { policy, environments } = branches;
  const { repeats } = options;
  const total = points.states * points.actionsPerState * repeats;
  const streams = drawStreams(points, options, random);
  q.fill(0, 0, points.states * points.actionsPerState);
  let next = 0;
  let running = 0;
  let steps = 0;
  while (next < total || running > 0) {
    while (next < total && running < environments.length) {
      startBranch(branches, running++, next++, points, options, streams);
    }
    policy.toEnvironment(
      branches.actions,
      running,
      branches.environmentActions,
    );
    steps += running;
    for (let slot = 0; slot < running; slot++) {
      stepBranch(branches, slot, options.gamma);
    }
    filterRows(filter, branches.raw, running, branches.observations);
    if (value) {
      value.network.forward(
        value.phi,
        branches.observations,
        running,
        branches.value,
      );
    }
    for (let slot = running - 1; slot >= 0; slot--) {
      if (!branches.ended[slot] && !cut(branches, slot, options, value)) {
        continue;
      }
      const point = Math.floor(branches.branch[slot] / repeats);
      q[point] += branches.returns[slot] / repeats;
      closeRanks(branches, slot, --running);
    }
    if (running === 0) continue;
    policy.forward(theta, branches.observations, running, branches.outputs);
    for (let slot = 0; slot < running; slot++) {
      policy.distribution.sample(
        branches.outputs,
        slot,
        branches.randoms[branches.place[slot]],
        branches.actions,
      );
    }
    replaceNonFinite(
      branches.actions,
      running * policy.distribution.actionSize,
    );
  }
  return steps;
}

/** The streams of all branches, four words each: one a state and repeat where they are common, else one a branch. */
function drawStreams(
  points: BranchPoints,
  options: BranchOptions,
  random: Random,
): Uint32Array {
  const perState = options.repeats *
    (options.commonRandomNumbers ? 1 : points.actionsPerState);
  const words = new Uint32Array(4 * points.states * perState);
  for (let i = 0; i < words.length; i++) words[i] = random.integer(0x1_0000_0000);
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

function stepBranch(branches: Branches, slot: number, gamma: number): void {
  const { policy, environmentActions } = branches;
  const place = branches.place[slot];
  const environment = branches.environments[place];
  const discrete = policy.distribution.kind === "categorical";
  const { reward, terminated, truncated } = environment.step(
    discrete ? environmentActions[slot] : branches.views[slot],
    branches.randoms[place],
  );
  branches.returns[slot] += branches.discount[slot] * reward;
  branches.discount[slot] *= gamma;
  branches.elapsed[slot]++;
  branches.ended[slot] = terminated ? 1 : 0;
  branches.truncated[slot] = truncated ? 1 : 0;
  environment.observe(branches.raw, slot * policy.spec.observationSize);
}

/** Whether a rollout that did not terminate stops here; if so, its value is added. */
function cut(
  branches: Branches,
  slot: number,
  options: BranchOptions,
  value: BranchValue | null,
): boolean {
  const stops = branches.truncated[slot] === 1 ||
    branches.elapsed[slot] >= options.rolloutLength;
  if (stops && value) {
    branches.returns[slot] += branches.discount[slot] * branches.value[slot];
  }
  return stops;
}

/** Moves the last running slot into the one that has finished; they change places. */
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
