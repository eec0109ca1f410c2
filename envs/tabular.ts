/**
 * Finite Markov decision processes as environments.
 *
 * @module
 */
import type { Random } from "../numerics/random.ts";
import { checkDiscreteAction } from "./check_action.ts";
import type { Environment, StepResult } from "./environment.ts";

/** A finite Markov decision process. */
export interface TabularMdp {
  /** P[s][a][s′]. */
  readonly transitions: readonly (readonly (readonly number[])[])[];
  /** R[s][a]. */
  readonly rewards: readonly (readonly number[])[];
  /** μ[s], the distribution of the first state. */
  readonly start: readonly number[];
  /** Whether an episode terminates as it enters s; nowhere by default. */
  readonly terminal?: readonly boolean[];
}

/**
 * Makes an environment that shows its state as a one-hot vector. A reset draws
 * one uniform number, and so does a step: environments whose streams stand
 * alike draw alike.
 *
 * @param mdp The MDP; its rows must be distributions.
 * @param maxEpisodeSteps The time limit.
 * @returns The environment, `Tabular-v0`.
 *
 * @example A state that is left for certain
 * ```ts
 * import { tabularEnvironment } from "@policy-gradient/bench/envs";
 * import { deriveRandom } from "@policy-gradient/bench/numerics";
 * import { assertEquals } from "@std/assert";
 *
 * const random = deriveRandom(1, "environment");
 * const environment = tabularEnvironment({
 *   transitions: [[[0, 1]], [[0, 1]]],
 *   rewards: [[5], [0]],
 *   start: [1, 0],
 *   terminal: [false, true],
 * }, 10);
 * environment.reset(random);
 * const { reward, terminated } = environment.step(0, random);
 *
 * assertEquals([reward, terminated], [5, true]);
 * ```
 */
export function tabularEnvironment(
  mdp: TabularMdp,
  maxEpisodeSteps: number,
): Environment {
  const states = mdp.transitions.length;
  const actions = mdp.rewards[0].length;
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
    actionSpace: { kind: "discrete", n: actions },
    maxEpisodeSteps,
    stateSize: 2,
    reset(random) {
      state = draw(mdp.start, random);
      elapsed = 0;
    },
    step(action, random) {
      const a = checkDiscreteAction("Tabular-v0", actions, action);
      result.reward = mdp.rewards[state][a];
      state = draw(mdp.transitions[state][a], random);
      elapsed++;
      result.terminated = mdp.terminal?.[state] ?? false;
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

/** Inverts the distribution function at a uniform number. */
function draw(probabilities: readonly number[], random: Random): number {
  let rest = random.uniform();
  let last = 0;
  for (let s = 0; s < probabilities.length; s++) {
    if (probabilities[s] === 0) continue;
    last = s;
    rest -= probabilities[s];
    if (rest < 0) break;
  }
  return last;
}
