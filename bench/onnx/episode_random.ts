/**
 * The random streams of played episodes, in the terminal and on the page.
 *
 * @module
 */
import { deriveRandom, type Random } from "../../numerics/mod.ts";

/**
 * The stream of one episode. Each has its own, so that more episodes change no
 * earlier one, and every policy starts from the same states.
 *
 * @param seed A safe integer, 0 or more.
 * @param episode Number of the episode, from 0 on.
 * @returns The stream, at its beginning.
 * @throws {RangeError} If the seed is not such an integer.
 *
 * @example The stream's name
 * ```ts
 * import { episodeRandom } from "./episode_random.ts";
 * import { deriveRandom } from "../../numerics/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(episodeRandom(7, 2).state, deriveRandom(7, "play/2").state);
 * ```
 */
export function episodeRandom(seed: number, episode: number): Random {
  return deriveRandom(seed, `play/${episode}`);
}
