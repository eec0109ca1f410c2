/**
 * Tabular MDPs as environments, for the tests.
 *
 * @module
 */
import type { Environment, StepResult } from "../envs/mod.ts";

/** A finite MDP. */
export interface TabularMdp {
  /** P[s][a][s′]. */
  readonly transitions: readonly (readonly (readonly number[])[])[];
  /** R[s][a]. */
  readonly rewards: readonly (readonly number[])[];
  /** μ[s]. */
  readonly start: readonly number[];
}

/**
 * Makes an environment that shows its state as a one-hot vector and never
 * terminates. A step draws one uniform number.
 *
 * @param mdp The MDP.
 * @param maxEpisodeSteps The time limit.
 * @returns The environment.
 */
export function tabularEnvironment(
  mdp: TabularMdp,
  maxEpisodeSteps: number,
): Environment {
  const states = mdp.transitions.length;
  let state = 0;
  let elapsed = 0;
  const result: StepResult = { reward: 0, terminated: false, truncated: false };
  return {
    id: "Tabular-v0",
    observationSpace: {
      kind: "box",
      shape: [states],
      low: new Array(states).fill(0),
      high: new Array(states).fill(1),
    },
    actionSpace: { kind: "discrete", n: mdp.rewards[0].length },
    maxEpisodeSteps,
    stateSize: 2,
    reset(random) {
      state = draw(mdp.start, random.uniform());
      elapsed = 0;
    },
    step(action, random) {
      const a = action as number;
      result.reward = mdp.rewards[state][a];
      state = draw(mdp.transitions[state][a], random.uniform());
      elapsed++;
      result.truncated = elapsed >= maxEpisodeSteps;
      return result;
    },
    observe(out, offset) {
      for (let s = 0; s < states; s++) out[offset + s] = s === state ? 1 : 0;
    },
    snapshot(into, offset = 0) {
      into[offset] = state;
      into[offset + 1] = elapsed;
    },
    restore(from, offset = 0) {
      state = from[offset];
      elapsed = from[offset + 1];
    },
    [Symbol.dispose]() {},
  };
}

function draw(probabilities: readonly number[], u: number): number {
  let rest = u;
  let last = 0;
  for (let s = 0; s < probabilities.length; s++) {
    if (probabilities[s] === 0) continue;
    last = s;
    rest -= probabilities[s];
    if (rest < 0) break;
  }
  return last;
}
