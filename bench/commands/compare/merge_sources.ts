import type { ScoreSet } from "../../comparison/mod.ts";
import type { RunResult } from "../../results/run_result.ts";
import { UsageError } from "../../files/usage_error.ts";
import type { Source } from "./source.ts";

/** The most characters of a comparison's name, which is a folder's too. */
const MOST_CHARACTERS = 150;

/** The scores of several sources under labels that tell their rows apart. */
interface MergedSources {
  /** All scores. */
  readonly set: ScoreSet;
  /** The results of this benchmark among them, under the same labels. */
  readonly results: readonly RunResult[];
  /** Labels of each source's rows, in the order of the sources. */
  readonly labels: readonly (readonly string[])[];
}

/**
 * Puts the scores of several sources together. A row keeps its label where no
 * other source has it, and is `<source>/<row>` where one does. Environments and
 * rows are in the order of the sources.
 *
 * @param sources The sources, at least one; their names differ.
 * @returns The scores under the name `<source>-vs-<source>`; engines and
 * revisions are left empty where those of a source aren't known.
 * @throws {UsageError} In one line, if two rows would have one label.
 */
export function mergeSources(sources: readonly Source[]): MergedSources {
  const sets = sources.map(({ set }) => set);
  const each = <T>(values: (set: ScoreSet) => readonly T[]) => [
    ...new Set(sets.flatMap(values)),
  ];
  const clashing = new Set(
    sets.flatMap(({ rows }) => rows).filter((row, i, all) =>
      all.indexOf(row) < i
    ),
  );
  const label = (source: Source, row: string) =>
    clashing.has(row) ? `${source.name}/${row}` : row;
  const labels = sources.map((source) =>
    source.set.rows.map((row) => label(source, row))
  );
  checkDifferent(labels.flat());
  const isKnown = sources.every(({ results }) => results !== null);
  return {
    set: {
      name: sources.map(({ name }) => name).join("-vs-")
        .slice(0, MOST_CHARACTERS),
      environments: each(({ environments }) => environments),
      rows: labels.flat(),
      engines: isKnown ? each(({ engines }) => engines).sort() : [],
      revisions: isKnown
        ? each(({ revisions }) => revisions).sort((a, b) => a - b)
        : [],
      runs: sources.flatMap((source) =>
        source.set.runs.map((run) => ({ ...run, row: label(source, run.row) }))
      ),
    },
    results: sources.flatMap((source) =>
      (source.results ?? []).map((result) => ({
        ...result,
        row: label(source, result.row),
      }))
    ),
    labels,
  };
}

function checkDifferent(labels: readonly string[]): void {
  const twice = labels.find((label, i) => labels.indexOf(label) < i);
  if (twice === undefined) return;
  throw new UsageError(
    `Cannot compare as the labels of rows must differ: '${twice}' is that of two; --name gives a source another name`,
  );
}
