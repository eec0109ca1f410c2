/**
 * Filling a rollout.
 *
 * @module
 */
import type { Vector } from "../../networks/vector.ts";
import { scaleRewards } from "../../networks/mod.ts";
import type { EpisodeRecord } from "./episode_record.ts";
import { drawActions, refreshNoise } from "./explorer.ts";
import { countObservations, filterRows } from "./observation_filter.ts";
import type { Rollout } from "./rollout.ts";

/**
 * Fills the rollout by T steps of every environment under π_θ. An episode goes
 * on from one rollout to the next.
 *
 * @param rollout The collector, overwritten.
 * @param theta The policy's parameters.
 * @returns The episodes that ended.
 */
export function collectRollout(
  rollout: Rollout,
  theta: Vector,
): EpisodeRecord[] {
  const { environments, horizon, filter, explorer, environmentActions } =
    rollout;
  const { stepRows, stepObservations } = rollout;
  const { count } = environments;
  const episodes: EpisodeRecord[] = [];
  stepObservations[0].set(stepObservations[horizon]);
  rollout.truncatedCount = 0;
  for (let t = 0; t < horizon; t++) {
    const { actions } = stepRows[t];
    refreshNoise(explorer, theta, t);
    drawActions(explorer, theta, stepRows[t], count);
    explorer.policy.toEnvironment(actions, count, environmentActions);
    keepSnapshots(rollout, t);
    environments.step(environmentActions);
    rollout.steps[0] += count;
    keepStep(rollout, t, episodes);
    const { observations: raw } = environments;
    countObservations(filter, raw, count);
    keepTruncated(rollout, t);
    filterRows(filter, raw, count, stepObservations[t + 1]);
  }
  return episodes;
}

function keepSnapshots(rollout: Rollout, t: number): void {
  const { environments: { environments, count }, snapshots } = rollout;
  if (snapshots.length === 0) return;
  const size = environments[0].stateSize;
  for (let i = 0; i < count; i++) {
    environments[i].snapshot(snapshots, (t * count + i) * size);
  }
}

function keepStep(
  rollout: Rollout,
  t: number,
  episodes: EpisodeRecord[],
): void {
  const { environments, ended } = rollout;
  const { count, rewards, terminated, truncated } = environments;
  for (let i = 0; i < count; i++) {
    const row = t * count + i;
    rollout.terminated[row] = terminated[i];
    rollout.truncated[row] = truncated[i];
    rollout.rewards[row] = rewards[i];
    ended[i] = terminated[i] | truncated[i];
    if (ended[i]) {
      episodes.push({
        steps: rollout.steps[0],
        return: environments.episodeReturns[i],
        length: environments.episodeLengths[i],
      });
    }
  }
  if (rollout.scaling) {
    scaleRewards(rollout.scaling, rewards, ended, rollout.scaledRewards);
    rollout.rewards.set(rollout.scaledRewards, t * count);
  }
}

function keepTruncated(rollout: Rollout, t: number): void {
  const { environments } = rollout;
  const { count, observationSize } = environments;
  for (let i = 0; i < count; i++) {
    if (!environments.truncated[i] || environments.terminated[i]) continue;
    const place = rollout.truncatedCount++;
    rollout.truncatedRows[place] = t * count + i;
    filterRows(
      rollout.filter,
      environments.finalObservations.subarray(
        i * observationSize,
        (i + 1) * observationSize,
      ),
      1,
      rollout.truncatedObservations[place],
    );
  }
}
