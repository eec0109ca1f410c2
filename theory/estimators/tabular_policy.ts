/**
 * Tables as the algorithms know them: an MDP as an environment, a softmax table
 * as a policy.
 *
 * @module
 */
import type { Parts } from "../../algorithms/mod.ts";
import {
  type Environment,
  tabularEnvironment,
  vectorize,
} from "../../envs/mod.ts";
import {
  type Engine,
  makePolicy,
  type Policy,
  referenceEngine,
  type Vector,
} from "../../networks/mod.ts";
import { deriveRandom, type Random } from "../../numerics/mod.ts";
import type { Mdp } from "../mdp/mdp.ts";
import type { TableShape } from "../mdp/policy_table.ts";

/**
 * An MDP as an environment. States that absorb without reward terminate the
 * episode as it enters them, which changes no return.
 *
 * @param mdp The MDP.
 * @param maxEpisodeSteps The time limit.
 * @returns The environment, whose observations are one-hot.
 *
 * @example The second state absorbs
 * ```ts
 * import { createMdp, environmentOf } from "@policy-gradient/bench/theory";
 * import { deriveRandom } from "@policy-gradient/bench/numerics";
 * import { assertEquals } from "@std/assert";
 *
 * const mdp = createMdp({
 *   transitions: [[[0, 1]], [[0, 1]]],
 *   rewards: [[5], [0]],
 *   start: [1, 0],
 *   gamma: 0.9,
 * });
 * const environment = environmentOf(mdp, 10);
 * const random = deriveRandom(1, "environment");
 * environment.reset(random);
 * const { reward, terminated } = environment.step(0, random);
 *
 * assertEquals([reward, terminated], [5, true]);
 * ```
 */
export function environmentOf(mdp: Mdp, maxEpisodeSteps: number): Environment {
  const { states, actions, transitions, rewards, start } = mdp;
  const everyState = Array.from({ length: states }, (_, s) => s);
  const everyAction = Array.from({ length: actions }, (_, a) => a);
  return tabularEnvironment({
    transitions: everyState.map((s) =>
      everyAction.map((a) => {
        const row = (s * actions + a) * states;
        return [...transitions.subarray(row, row + states)];
      })
    ),
    rewards: everyState.map((s) => [
      ...rewards.subarray(s * actions, (s + 1) * actions),
    ]),
    start: [...start],
    terminal: everyState.map((s) => isTerminal(mdp, s)),
  }, maxEpisodeSteps);
}

/**
 * Whether a state absorbs without reward.
 *
 * @param mdp The MDP.
 * @param state s.
 * @returns Whether every action stays in s, for a reward of 0.
 */
export function isTerminal(mdp: Mdp, state: number): boolean {
  const { states, actions, transitions, rewards } = mdp;
  for (let a = 0; a < actions; a++) {
    const i = state * actions + a;
    if (transitions[i * states + state] !== 1 || rewards[i] !== 0) return false;
  }
  return true;
}

/**
 * The state that a row of one-hot observations shows.
 *
 * @param observations `[rows × S]`.
 * @param row Which row.
 * @param states S.
 * @returns The state.
 */
export function stateAt(
  observations: Vector,
  row: number,
  states: number,
): number {
  return observations.indexOf(1, row * states) - row * states;
}

/** A softmax table on an engine. */
export interface TabularPolicy {
  /** The reference engine, in double precision. */
  readonly engine: Engine;
  /** A linear layer on one-hot observations. */
  readonly policy: Policy;
  /**
   * `[S·A + A]`: the logits, `[S·A]`, then the layer's biases, which are 0 and
   * are no part of the table.
   */
  readonly theta: Vector;
}

/**
 * A softmax table as a policy of the algorithms, with the reference engine.
 *
 * @param shape Numbers of states and actions.
 * @param logits θ, `[S·A]`.
 * @param maxRows The most rows of a batch.
 * @returns The policy and its parameters, of which the first S·A are θ.
 *
 * @example The outputs for a state are its logits
 * ```ts
 * import { tabularPolicy } from "./tabular_policy.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const shape = { states: 2, actions: 2 };
 * const { policy, theta } = tabularPolicy(shape, [1, 2, 3, 4], 1);
 * const outputs = new Float64Array(2);
 * policy.forward(theta, Float64Array.of(0, 1), 1, outputs);
 *
 * assertEquals([...outputs], [3, 4]);
 * ```
 */
export function tabularPolicy(
  shape: TableShape,
  logits: ArrayLike<number>,
  maxRows: number,
): TabularPolicy {
  const { states, actions } = shape;
  const engine = referenceEngine();
  const policy = makePolicy(engine, {
    observationSize: states,
    action: { kind: "discrete", n: actions },
    hiddenSizes: [],
    activation: "tanh",
  }, maxRows);
  const theta = engine.vector(policy.parameterCount);
  theta.set(Array.from(logits));
  return { engine, policy, theta };
}

/** A softmax table that acts in an MDP. */
export interface TabularActor {
  /** The MDP. */
  readonly mdp: Mdp;
  /** The policy's logits, `[S·A]`. */
  readonly logits: Float64Array;
}

/** Where episodes come from. */
export interface EpisodeSource extends TabularActor {
  /** The time limit. */
  readonly steps: number;
}

/**
 * What the algorithms' collectors are given, for an MDP.
 *
 * @param source The MDP and the time limit.
 * @param engine Where buffers live.
 * @param environments How many copies there are.
 * @param random Gives the seed of the parts' streams.
 * @returns Engine, environments and streams.
 */
export function samplingParts(
  source: Pick<EpisodeSource, "mdp" | "steps">,
  engine: TabularPolicy["engine"],
  environments: number,
  random: Random,
): Parts {
  const seed = random.integer(2 ** 32);
  return {
    engine,
    environments: Array.from(
      { length: environments },
      () => environmentOf(source.mdp, source.steps),
    ),
    vectorize,
    random: (name) => deriveRandom(seed, name),
    totalSteps: Infinity,
  };
}
