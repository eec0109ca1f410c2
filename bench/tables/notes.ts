import type { ComparedCell, Comparison } from "../comparison/mod.ts";
import { formatCount } from "../text/format_number.ts";
import { escapeMarkdown } from "../text/markdown.ts";
import { DIVERGED } from "./number_cells.ts";
import { sourcesFor } from "./peer_columns.ts";

/**
 * What a reader of the tables must know: how numbers and intervals came about,
 * and what reference columns are worth.
 *
 * @param comparison The comparison.
 * @returns One line of Markdown for each note.
 */
export function notesOf(comparison: Comparison): string[] {
  return [
    ...intervalNotes(comparison),
    ...comparison.aggregates.length > 0 ? aggregateNotes(comparison) : [],
    "Steps: budget of environment steps. Steps to a return: median over seeds of the first point of the training curve that reaches it, a seed that never does counted as later than any; in brackets how many seeds reached it.",
    ...referenceNotes(comparison.cells),
  ];
}

function intervalNotes({ cells, intervals }: Comparison): string[] {
  const { minimumSeeds } = intervals;
  const hasEnough = (cell: ComparedCell) => cell.seeds.length >= minimumSeeds;
  return [
    ...cells.some(hasEnough)
      ? [
        "The interval of a single cell is Student's t, since a percentile bootstrap of so few seeds covers less than it says: 83 % instead of 95 % for 5 seeds. It takes scores for normally distributed, which those at a bound are not. An overlap means that the data don't tell two rows apart for sure; it is no test.",
      ]
      : [],
    ...cells.every(hasEnough) ? [] : [
      `Fewer than ${minimumSeeds} seeds give no interval: the spread of so few says next to nothing.`,
    ],
  ];
}

function aggregateNotes({ aggregates, intervals }: Comparison): string[] {
  const { replications, seed } = intervals;
  return [
    "IQM: interquartile mean, the mean of the middle half of all runs' normalized scores. Mean and median: of the environments' means. Optimality gap: by how much scores fall short of 1 on average; lower is better. Mean rank: over environments, of the rank by mean score. The definitions are those of Agarwal et al. 2021, https://arxiv.org/abs/2108.13264.",
    ...aggregates.some(({ iqm }) => iqm.lower !== null)
      ? [
        `Intervals over environments are percentiles of ${
          formatCount(replications)
        } resamples, each drawn with replacement within every environment. The draws come from seed ${seed}, so that they are the same on every machine.`,
      ]
      : [],
  ];
}

function referenceNotes(cells: readonly ComparedCell[]): string[] {
  const sources = sourcesFor(cells);
  if (sources.length === 0) return [];
  return [
    ...sources.map(({ title, note }) =>
      `${title}: ${note} In brackets its steps.`
    ),
    "Figures of other libraries are of other versions and other runs, some of them single ones: they say where a score stands, and no statistic here counts them.",
  ];
}

/**
 * Names the runs that diverged, and says how they count.
 *
 * @param cells The cells.
 * @returns One sentence or two of Markdown, beginning with their mark; none
 * where no run diverged.
 */
export function divergedNotes(cells: readonly ComparedCell[]): string[] {
  const runs = cells.flatMap(({ environment, row, diverged }) =>
    diverged.map((seed) => `${environment}/${row} seed ${seed}`)
  );
  if (runs.length === 0) return [];
  const isUnknown = cells.some(({ mean }) => mean === null);
  return [
    `${DIVERGED} Diverged: ${
      runs.map(escapeMarkdown).join(", ")
    }. A diverged run counts with the random policy's mean return${
      isUnknown ? "; where that isn't known, its row has no mean" : ""
    }.`,
  ];
}
