/**
 * Pieces of settings that several rows of the classic suite share.
 *
 * @module
 */
import type { SuiteRowEnvironment } from "./suite.ts";

/** Settings of one row by environment. */
export type TunedCells = Readonly<Record<string, SuiteRowEnvironment>>;

/** Observations and rewards normalized, as the zoo's `normalize: true`. */
export const normalized = {
  normalizeObservations: true,
  normalizeRewards: true,
} as const;

/** Exploration by gSDE. */
export function gsde(
  initialLogStd: number,
  resampleEvery: number | null,
): { exploration: Readonly<Record<string, unknown>> } {
  return { exploration: { kind: "gsde", initialLogStd, resampleEvery } };
}

/** PyTorch's initialization in place of the orthogonal one. */
export const notOrthogonal = { network: { orthogonal: false } } as const;
