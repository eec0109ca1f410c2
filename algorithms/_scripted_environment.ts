/**
 * An environment whose episodes follow a script, for the tests.
 *
 * @module
 */
import type { Environment, StepResult } from "../envs/mod.ts";

/** One episode. */
export interface ScriptedEpisode {
  /** Its length. */
  readonly length: number;
  /** How it ends. */
  readonly end: "terminated" | "truncated" | "both";
}

/** What a script says. */
interface Script {
  /** Episodes in turn, again from the first one after the last. */
  readonly episodes: readonly ScriptedEpisode[];
  /** Reward of a step. */
  readonly reward: (episode: number, t: number, action: number) => number;
  /** The time limit. */
  readonly maxEpisodeSteps: number;
  /** Makes actions continuous, in ±1. */
  readonly continuous?: boolean;
}

/**
 * Makes an environment of one state variable after the other: observations are
 * (episode, t), both from 0.
 *
 * @param script What happens.
 * @returns The environment.
 */
export function scriptedEnvironment(script: Script): Environment {
  const { episodes, reward, maxEpisodeSteps } = script;
  let episode = -1;
  let t = 0;
  const result: StepResult = { reward: 0, terminated: false, truncated: false };
  return {
    id: "Scripted-v0",
    observationSpace: {
      kind: "box",
      shape: [2],
      low: [-Infinity, -Infinity],
      high: [Infinity, Infinity],
    },
    actionSpace: script.continuous
      ? { kind: "box", shape: [1], low: [-1], high: [1] }
      : { kind: "discrete", n: 2 },
    maxEpisodeSteps,
    stateSize: 2,
    reset() {
      episode++;
      t = 0;
    },
    step(action) {
      const { length, end } = episodes[episode % episodes.length];
      const index = typeof action === "number" ? action : action[0];
      result.reward = reward(episode, t, index);
      t++;
      const over = t === length;
      result.terminated = over && end !== "truncated";
      result.truncated = over && end !== "terminated";
      return result;
    },
    observe(out, offset) {
      out[offset] = episode;
      out[offset + 1] = t;
    },
    snapshot(into, offset = 0) {
      into[offset] = episode;
      into[offset + 1] = t;
    },
    restore(from, offset = 0) {
      episode = from[offset];
      t = from[offset + 1];
    },
    [Symbol.dispose]() {},
  };
}
