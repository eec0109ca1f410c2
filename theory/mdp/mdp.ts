/**
 * Finite Markov decision processes, in double precision.
 *
 * @module
 */

/** A finite Markov decision process with a discounted return. */
export interface Mdp {
  /** Number of states S. */
  readonly states: number;
  /** Number of actions A, the same in every state. */
  readonly actions: number;
  /** P(s′ | s, a) at index (s·A + a)·S + s′. */
  readonly transitions: Float64Array;
  /** Expected reward R(s, a) at index s·A + a. */
  readonly rewards: Float64Array;
  /** Distribution μ of the first state, `[S]`. */
  readonly start: Float64Array;
  /** Discount γ in [0, 1). */
  readonly gamma: number;
}

/** The same as nested tables, as one writes them down. */
export interface MdpTables {
  /** P[s][a][s′]. */
  readonly transitions: readonly (readonly (readonly number[])[])[];
  /** R[s][a]. */
  readonly rewards: readonly (readonly number[])[];
  /** μ[s]. */
  readonly start: readonly number[];
  /** Discount γ in [0, 1). */
  readonly gamma: number;
}

/** The most states that are solved exactly: work grows with their cube. */
const MAX_STATES = 500;

/** By how much the sum of a distribution may miss 1. */
const TOLERANCE = 1e-9;

/**
 * Makes an MDP from its tables.
 *
 * @param tables The tables; they are copied.
 * @returns The MDP.
 * @throws {RangeError} In one line, if a row is no distribution, a table has
 * another size, a reward is not finite, γ is outside [0, 1), or there are more
 * than {@linkcode MAX_STATES} states.
 *
 * @example Two states, one of which absorbs
 * ```ts
 * import { createMdp } from "@policy-gradient/bench/theory";
 * import { assertEquals } from "@std/assert";
 *
 * const mdp = createMdp({
 *   transitions: [[[0.5, 0.5], [0, 1]], [[0, 1], [0, 1]]],
 *   rewards: [[1, 0], [0, 0]],
 *   start: [1, 0],
 *   gamma: 0.9,
 * });
 *
 * assertEquals([mdp.states, mdp.actions], [2, 2]);
 * ```
 */
export function createMdp(tables: MdpTables): Mdp {
  const { transitions, rewards, start, gamma } = tables;
  const states = transitions.length;
  const actions = transitions[0]?.length ?? 0;
  if (states < 1 || states > MAX_STATES) {
    throw new RangeError(
      `Cannot create an MDP as it must have 1 to ${MAX_STATES} states: current value is ${states}`,
    );
  }
  if (actions < 1) {
    throw new RangeError(
      "Cannot create an MDP as every state must have an action: state 0 has none",
    );
  }
  if (!(gamma >= 0 && gamma < 1)) {
    throw new RangeError(
      `Cannot create an MDP as 'gamma' must be in [0, 1): current value is ${gamma}`,
    );
  }
  checkSize("rewards", rewards.length, states);
  checkDistribution("start", start, states);
  const mdp: Mdp = {
    states,
    actions,
    transitions: new Float64Array(states * actions * states),
    rewards: new Float64Array(states * actions),
    start: Float64Array.from(start),
    gamma,
  };
  for (let s = 0; s < states; s++) {
    checkSize(`transitions[${s}]`, transitions[s].length, actions);
    checkSize(`rewards[${s}]`, rewards[s].length, actions);
    for (let a = 0; a < actions; a++) {
      const row = transitions[s][a];
      checkDistribution(`transitions[${s}][${a}]`, row, states);
      mdp.transitions.set(row, (s * actions + a) * states);
      const reward = rewards[s][a];
      if (!Number.isFinite(reward)) {
        throw new RangeError(
          `Cannot create an MDP as 'rewards[${s}][${a}]' must be finite: current value is ${reward}`,
        );
      }
      mdp.rewards[s * actions + a] = reward;
    }
  }
  return mdp;
}

function checkSize(name: string, size: number, wanted: number): void {
  if (size === wanted) return;
  throw new RangeError(
    `Cannot create an MDP as '${name}' must have ${wanted} elements: current value is ${size}`,
  );
}

function checkDistribution(
  name: string,
  probabilities: readonly number[],
  size: number,
): void {
  checkSize(name, probabilities.length, size);
  const sum = probabilities.reduce((total, p) => total + p, 0);
  const right = probabilities.every((p) => p >= 0) &&
    Math.abs(sum - 1) <= TOLERANCE;
  if (right) return;
  throw new RangeError(
    `Cannot create an MDP as '${name}' must be a distribution: current value is [${
      probabilities.slice(0, 8).join(", ")
    }${size > 8 ? ", …" : ""}]`,
  );
}

/**
 * Makes a state terminal: it absorbs without reward, and no episode starts
 * there.
 *
 * @param mdp The MDP; it is left as it is.
 * @param state s, not the only one that episodes start from.
 * @returns The MDP that ends in s.
 * @throws {RangeError} If every episode starts in s.
 *
 * @example Nothing follows
 * ```ts
 * import { createMdp } from "@policy-gradient/bench/theory";
 * import { endIn } from "./mdp.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const mdp = createMdp({
 *   transitions: [[[0.5, 0.5]], [[1, 0]]],
 *   rewards: [[1], [2]],
 *   start: [0.5, 0.5],
 *   gamma: 0.9,
 * });
 * const { transitions, rewards, start } = endIn(mdp, 1);
 *
 * assertEquals([...transitions], [0.5, 0.5, 0, 1]);
 * assertEquals([...rewards], [1, 0]);
 * assertEquals([...start], [1, 0]);
 * ```
 */
export function endIn(mdp: Mdp, state: number): Mdp {
  const { states, actions } = mdp;
  const elsewhere = 1 - mdp.start[state];
  if (!(elsewhere > 0)) {
    throw new RangeError(
      `Cannot end an MDP in state ${state} as episodes must be able to start elsewhere: they start there for certain`,
    );
  }
  const transitions = mdp.transitions.slice();
  const rewards = mdp.rewards.slice();
  for (let i = state * actions; i < (state + 1) * actions; i++) {
    transitions.fill(0, i * states, (i + 1) * states);
    transitions[i * states + state] = 1;
    rewards[i] = 0;
  }
  const start = mdp.start.map((p, s) => s === state ? 0 : p / elsewhere);
  return { ...mdp, transitions, rewards, start };
}
