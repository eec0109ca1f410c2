import type { Comparison } from "../comparison/mod.ts";
import type { CellTime } from "../figures/mod.ts";
import type { OutputFile } from "../files/write_files.ts";

/**
 * Draws the figures of a comparison.
 *
 * @param comparison The comparison.
 * @param times How long the runs of its cells took; without them, no figure of
 * that.
 * @returns The files below `figures/`.
 */
export async function drawFigures(
  comparison: Comparison,
  times: readonly CellTime[] = [],
): Promise<OutputFile[]> {
  // Vega takes a while to load: not before it is needed.
  const { figureFiles, figuresOf, scoreAgainstTime } = await import(
    "../figures/mod.ts"
  );
  const timed = scoreAgainstTime(comparison, times);
  return await figureFiles([
    ...figuresOf(comparison),
    ...timed === null ? [] : [timed],
  ]);
}
