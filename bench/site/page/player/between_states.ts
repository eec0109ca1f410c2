/** The variables around one step. */
export interface StatesAround {
  /** `[variables]`: before the step. */
  readonly before: ArrayLike<number>;
  /** `[variables]`: after it. */
  readonly now: ArrayLike<number>;
}

/**
 * Variables on the way from one step to the next, so that pictures move
 * smoothly where steps are slower than frames. Angles take the shorter way
 * round.
 *
 * @param states The variables before the step and after it.
 * @param fraction How far on the way, 0 to 1.
 * @param angles Indices of the variables that are angles, in rad.
 * @param out `[variables]`: is written.
 *
 * @example Past a half turn
 * ```ts
 * import { betweenStates } from "./between_states.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const out = new Float64Array(2);
 * const states = { before: [3, 0], now: [3 - 2 * Math.PI + 1, 4] };
 * betweenStates(states, 0.5, [0], out);
 * assertAlmostEquals(out[0], 3.5);
 * assertAlmostEquals(out[1], 2);
 * ```
 */
export function betweenStates(
  { before, now }: StatesAround,
  fraction: number,
  angles: readonly number[],
  out: Float64Array,
): void {
  for (let i = 0; i < out.length; i++) {
    const difference = now[i] - before[i];
    const turns = angles.includes(i)
      ? Math.round(difference / (2 * Math.PI))
      : 0;
    out[i] = before[i] + fraction * (difference - turns * 2 * Math.PI);
  }
}
