import type { Random } from "../numerics/random.ts";
import type { Dynamics } from "./dynamics.ts";
import type { Action, Environment, StepResult } from "./environment.ts";

/**
 * Makes one copy of an environment: dynamics, and around them the state, the
 * step counter with its time limit, and the snapshots.
 *
 * As in Gymnasium, the step at which the counter reaches the limit is truncated,
 * also when it terminates too. Stepping on after the end of an episode is
 * allowed: the dynamics go on, with the flags of each further step.
 *
 * @param dynamics What the environment does.
 * @returns The copy. It has no state before its first `reset` or `restore`.
 */
export function createEnvironment(dynamics: Dynamics): Environment {
  const { id, maxEpisodeSteps, variables } = dynamics;
  const counter = variables;
  const stateSize = variables + 1;
  const observationSize = dynamics.observationSpace.low.length;
  // The variables, then the steps since reset; NaN until there is a state.
  const state = new Float64Array(stateSize).fill(NaN);
  const result: StepResult = {
    reward: 0,
    terminated: false,
    truncated: false,
  };

  return {
    id,
    observationSpace: dynamics.observationSpace,
    actionSpace: dynamics.actionSpace,
    maxEpisodeSteps,
    stateSize,
    reset(random: Random): void {
      dynamics.reset(state, random);
      state[counter] = 0;
    },
    step(action: Action): StepResult {
      if (Number.isNaN(state[counter])) {
        throw new RangeError(`Cannot step ${id} as it was never reset`);
      }
      dynamics.step(state, action, result);
      state[counter] += 1;
      result.truncated = state[counter] >= maxEpisodeSteps;
      return result;
    },
    observe(out: Float32Array | Float64Array, offset: number): void {
      checkRoom(id, out, offset, observationSize);
      dynamics.observe(state, out, offset);
    },
    snapshot(into: Float64Array, offset = 0): void {
      checkRoom(id, into, offset, stateSize);
      for (let i = 0; i < stateSize; i++) into[offset + i] = state[i];
    },
    restore(from: Float64Array, offset = 0): void {
      checkRoom(id, from, offset, stateSize);
      for (let i = 0; i < stateSize; i++) state[i] = from[offset + i];
    },
    [Symbol.dispose](): void {},
  };
}

/** Typed arrays lose what is written beyond their end without a word. */
function checkRoom(
  id: string,
  array: ArrayLike<number>,
  offset: number,
  size: number,
): void {
  if (!(offset >= 0 && offset + size <= array.length)) {
    throw new RangeError(
      `Cannot copy to or from ${id} as the array must hold ${size} numbers ` +
        `from the offset on: current length is ${array.length}, offset ${offset}`,
    );
  }
}
