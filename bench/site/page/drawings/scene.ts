/**
 * How an environment looks.
 *
 * @module
 */
import type { Action } from "../../../../envs/environment.ts";
import { formatFixed } from "../../../text/format_number.ts";
import type { Frame, Pen } from "./pen.ts";

/** How an environment looks. */
export interface Scene {
  /** What is to be seen, for those who don't see it. */
  readonly description: string;
  /** What the picture shows. */
  readonly frame: Frame;
  /** Indices of the state's variables that are angles, in rad. */
  readonly angles: readonly number[];
  /**
   * Draws a state.
   *
   * @param pen What draws.
   * @param state The environment's variables, as `snapshot` writes them.
   * @param action What was done last; null where nothing was.
   */
  draw(pen: Pen, state: ArrayLike<number>, action: Action | null): void;
  /**
   * Says what an action does, in two or three words.
   *
   * @param action One of the environment's.
   * @returns The words.
   */
  describeAction(action: Action): string;
}

/**
 * The first number of an action.
 *
 * @param action An index, or a vector.
 * @returns The index, or the vector's first element.
 */
export function firstOf(action: Action): number {
  return typeof action === "number" ? action : action[0];
}

/**
 * Writes a number with its sign.
 *
 * @param value The number.
 * @param digits After the point.
 * @returns Such as `+0.50` or `−1.25`; without a sign where it rounds to zero.
 *
 * @example Signs
 * ```ts
 * import { signed } from "./scene.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals([0.5, -1.25, 0.001].map((x) => signed(x, 2)), [
 *   "+0.50",
 *   "−1.25",
 *   "0.00",
 * ]);
 * ```
 */
export function signed(value: number, digits: number): string {
  const text = formatFixed(value, digits);
  return Number(text) > 0 ? `+${text}` : text;
}
