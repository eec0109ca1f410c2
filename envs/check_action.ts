import type { Action } from "./environment.ts";

/**
 * Refuses what is not an action of a discrete set.
 *
 * @param id The environment's id, for the message.
 * @param n How many actions there are.
 * @param action What was given.
 * @returns The action's index.
 * @throws {RangeError} If it is not an integer from 0 to `n` − 1.
 */
export function checkDiscreteAction(
  id: string,
  n: number,
  action: Action,
): number {
  if (typeof action === "number" && action >= 0 && action < n) {
    if (Number.isInteger(action)) return action;
  }
  throw new RangeError(
    `Cannot step ${id} as the action must be an integer from 0 to ${n - 1}: ` +
      `current value is ${describe(action)}`,
  );
}

/**
 * Refuses what is not a vector of finite numbers. Its bounds are the
 * environment's affair, which clips.
 *
 * @param id The environment's id, for the message.
 * @param size How many numbers an action has.
 * @param action What was given.
 * @returns The same vector.
 * @throws {RangeError} If it has another size, or a number is not finite.
 */
export function checkBoxAction(
  id: string,
  size: number,
  action: Action,
): ArrayLike<number> {
  if (typeof action === "number" || action.length !== size) {
    throw new RangeError(
      `Cannot step ${id} as the action must be a vector of size ${size}: ` +
        `current value is ${describe(action)}`,
    );
  }
  for (let i = 0; i < size; i++) {
    if (!Number.isFinite(action[i])) {
      throw new RangeError(
        `Cannot step ${id} as the action must be finite: ` +
          `current value is ${describe(action)}`,
      );
    }
  }
  return action;
}

function describe(action: Action): string {
  return typeof action === "object" && action !== null
    ? `[${Array.from(action)}]`
    : String(action);
}
