import type { Comparison } from "../../comparison/comparison.ts";
import { formatNumberOf } from "../../text/format_number.ts";
import { plainText } from "../../text/plain_text.ts";
import { type Markup, markup } from "../markup.ts";
import type { SiteIndex } from "../site_index.ts";
import { tableFigure } from "../table_figure.ts";
import { commandMarkup } from "./commands.ts";
import { aggregateFigure, improvementFigure, scoreFigure } from "./tables.ts";

/**
 * The first view: what was compared, and the tables that sum it up. The page
 * adds its curves to the last section.
 *
 * @param site What the page knows.
 * @returns Its parts, in order.
 */
export function overview({ comparison, runs, command }: SiteIndex): Markup[] {
  const { name, rows, environments } = comparison;
  const aggregates = aggregateFigure(comparison);
  const improvement = improvementFigure(comparison);
  return [
    markup("h1", {}, `${plainText(name)}: policy gradients compared`),
    markup(
      "p",
      { class: "lead" },
      `${
        formatNumberOf(rows.length, "row")
      }, each an algorithm with its settings, on ${
        formatNumberOf(environments.length, "environment")
      }: ${formatNumberOf(runs.length, "run")}. `,
      commandMarkup(command),
      " makes every number here again, to the byte.",
    ),
    section(
      "summary",
      "Summary",
      ...aggregates === null ? [] : [tableFigure(aggregates)],
      tableFigure(scoreFigure(comparison)),
      ...divergedRuns(comparison),
    ),
    ...improvement === null ? [] : [
      section("pairs", "Pair by pair", tableFigure(improvement)),
    ],
    section("curves", "Learning curves"),
    markup("footer", {}, madeBy(comparison), licenses),
  ];
}

function section(
  id: string,
  title: string,
  ...children: readonly Markup[]
): Markup {
  const heading = `${id}-heading`;
  return markup(
    "section",
    { id, "aria-labelledby": heading },
    markup("h2", { id: heading }, title),
    ...children,
  );
}

/** Names the runs that count with the random policy's score. */
function divergedRuns({ cells }: Comparison): Markup[] {
  const diverged = cells.filter((cell) => cell.diverged.length > 0);
  if (diverged.length === 0) return [];
  const names = diverged.map(({ environment, row, diverged }) =>
    plainText(`${row} on ${environment} (seed ${diverged.join(", ")})`)
  );
  return [
    markup(
      "p",
      {},
      `Diverged, and counted with the random policy’s score: ${
        names.join("; ")
      }.`,
    ),
  ];
}

const licenses = markup(
  "p",
  {},
  markup("a", { href: "assets/licenses.txt" }, "Licenses"),
  " of the libraries that draw and play here.",
);

function madeBy({ engines, revisions, intervals }: Comparison): Markup {
  const parts = [
    engines.length > 0 ? `engine ${engines.join(", ")}` : null,
    revisions.length > 0 ? `revision ${revisions.join(", ")}` : null,
    `bootstrap of ${intervals.replications} replications from seed ${intervals.seed}`,
  ].filter((part) => part !== null);
  const line = parts.join(" · ");
  return markup("p", {}, plainText(line[0].toUpperCase() + line.slice(1)));
}
