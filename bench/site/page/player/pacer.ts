/**
 * How many steps are due when a frame is drawn.
 *
 * @module
 */

/** Keeps the time that was shown but not yet stepped. */
interface Pacer {
  /**
   * Counts the time since the last frame.
   *
   * @param seconds Since the last frame, ≥ 0; what is above a tenth is dropped,
   * so that a page that was hidden does not catch up.
   * @param speed Seconds of the environment in one of ours, > 0.
   * @returns Whole steps that are due now.
   */
  advance(seconds: number, speed: number): number;
  /** How far the time is on the way to the next step, 0 to 1. */
  readonly fraction: number;
  /** Forgets the part of a step. */
  reset(): void;
}

/** The most seconds that one frame counts. */
const longestFrame = 0.1;

/**
 * Starts at a whole step.
 *
 * @param timeStep Seconds of a step, > 0.
 * @returns The pacer.
 *
 * @example Steps of half a second
 * ```ts
 * import { createPacer } from "./pacer.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const pacer = createPacer(0.5);
 * assertEquals(pacer.advance(0.0625, 16), 2);
 * assertEquals(pacer.advance(0.0625, 4), 0);
 * assertEquals(pacer.fraction, 0.5);
 * assertEquals(pacer.advance(0.0625, 4), 1);
 * ```
 */
export function createPacer(timeStep: number): Pacer {
  let due = 0;
  return {
    advance(seconds, speed) {
      due += Math.min(seconds, longestFrame) * speed / timeStep;
      const whole = Math.floor(due);
      due -= whole;
      return whole;
    },
    get fraction() {
      return due;
    },
    reset() {
      due = 0;
    },
  };
}
