import type { Mdp } from "./mdp.ts";

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
 * import { endIn } from "./end_in.ts";
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
