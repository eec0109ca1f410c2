import { type Comparison, type Scale, scaleOf } from "../../comparison/mod.ts";
import { formatNumberOf } from "../../text/format_number.ts";
import { escapeMarkdown } from "../../text/markdown.ts";
import {
  OWN_SCALES,
  RUN_MEAN,
  RUN_SCORE,
  type TableTexts,
} from "../../tables/table_texts.ts";
import type { Source } from "./source.ts";

/** What the tables must say of a comparison beside its numbers. */
interface Origins {
  /** Where the scores come from. */
  readonly sources: readonly Source[];
  /** Labels of each source's rows. */
  readonly labels: readonly (readonly string[])[];
  /** Environments on which every row has a run. */
  readonly shared: readonly string[];
  /** Scales of the user's own. */
  readonly scales: ReadonlyMap<string, Scale>;
}

/**
 * Says where scores come from, what they are, and which environments no
 * aggregate counts.
 *
 * @param comparison The comparison.
 * @param origins What it was made of.
 * @returns The texts of its tables.
 */
export function sourceTexts(
  comparison: Comparison,
  { sources, labels, shared, scales }: Origins,
): TableTexts {
  const names = sources.map(({ name }) => name);
  const areOurs = sources.every(({ results }) => results !== null);
  const scaled = comparison.environments.filter(({ scale }) => scale !== null);
  const unscaled = comparison.environments.filter(({ scale }) =>
    scale === null
  );
  const alone = scaled.filter(({ id }) => !shared.includes(id));
  const given = scaled.filter(({ id }) => scales.has(id));
  return {
    title: `Scores of ${names.join(" and ")}`,
    about: [
      ...sources.map((source, i) => describe(source, labels[i], comparison)),
      ...alone.length === 0 ? [] : [
        `In no aggregate, since not every row has a run there: ${
          idsOf(alone)
        }.`,
      ],
      ...unscaled.length === 0 ? [] : [
        `In no aggregate, since no scale is known, so that only raw scores are shown: ${
          idsOf(unscaled)
        }. The option --scale gives one.`,
      ],
    ],
    score: areOurs
      ? RUN_SCORE
      : "A run's score is what its source gives; in results of this benchmark it is the mean return over fresh episodes with the deterministic policy after training.",
    mean: areOurs ? RUN_MEAN : "Mean score",
    reference: given.length === 0
      ? "the return that counts as learned"
      : "the reference",
    scales: [
      ...scaled.some(({ id }) => scaleOf(id) !== null && !scales.has(id))
        ? [OWN_SCALES]
        : [],
      ...given.length === 0 ? [] : [
        `Given by the one who compares: the ${
          given.length === 1 ? "scale" : "scales"
        } of ${idsOf(given)}.`,
      ],
    ].join(" "),
  };
}

function describe(
  { name, path, set, results }: Source,
  labels: readonly string[],
  { cells }: Comparison,
): string {
  const own = cells.filter(({ row }) => labels.includes(row));
  const rows = new Set(own.map(({ row }) => row)).size;
  const runs = own.reduce((sum, { seeds }) => sum + seeds.length, 0);
  const file = path.split(/[/\\]/).at(-1) ?? path;
  const origin = results === null
    ? `scores from the file ${escapeMarkdown(file)}`
    : `results of this benchmark, engine ${
      set.engines.map(escapeMarkdown).join(", ")
    }, revision ${set.revisions.join(", ")}`;
  return `**${escapeMarkdown(name)}** (${formatNumberOf(rows, "row")}, ${
    formatNumberOf(runs, "run")
  }): ${origin}.`;
}

function idsOf(environments: Comparison["environments"]): string {
  return environments.map(({ id }) => escapeMarkdown(id)).join(", ");
}
