/**
 * One stream for each copy of an environment.
 *
 * @module
 */
import type { Random } from "../../numerics/random.ts";
import type { Parts } from "../state/parts.ts";
import type { SavedTree } from "../state/saved_state.ts";

/**
 * Streams of environments 0…count − 1, so that copies do not share their
 * chances.
 *
 * @param parts Gives the streams.
 * @param count How many environments there are.
 * @returns One stream each.
 */
export function environmentRandoms(parts: Parts, count: number): Random[] {
  return Array.from(
    { length: count },
    (_, i) => parts.random(`environment ${i}`),
  );
}

/**
 * What has to be saved of the streams.
 *
 * @param randoms The streams.
 * @returns Their states, by number.
 */
export function savedStreams(randoms: readonly Random[]): SavedTree {
  return Object.fromEntries(
    randoms.map((stream, i) => [`${i}`, stream.state]),
  );
}
