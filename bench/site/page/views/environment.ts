/// <reference lib="dom" />
import type { ComparedEnvironment } from "../../../comparison/comparison.ts";
import { environments } from "../../../../envs/environments.ts";
import { environmentFigure, runsFigure } from "../../content/tables.ts";
import { formatScore } from "../../../text/format_number.ts";
import { plainText } from "../../../text/plain_text.ts";
import { routeHash } from "../../route.ts";
import type { RunPlace, SiteIndex } from "../../site_index.ts";
import { tableFigure } from "../../table_figure.ts";
import { build, element } from "../element.ts";
import { mountCurves } from "./curves.ts";

/**
 * Shows one environment: its rows, its curves, and a link to each of its runs.
 *
 * @param root What holds the view.
 * @param site What the page knows.
 * @param parameters Which environment.
 * @returns What takes the view away.
 */
export function mountEnvironment(
  root: HTMLElement,
  site: SiteIndex,
  { environment }: Pick<RunPlace, "environment">,
): () => void {
  const { comparison, policies } = site;
  const curves = element(
    "section",
    { "aria-labelledby": "curves-heading" },
    element("h2", { id: "curves-heading" }, "Learning curves"),
  );
  const compared = comparison.environments.find(({ id }) => id === environment);
  const plays = policies.some((policy) => policy.environment === environment);
  root.replaceChildren(
    element("h1", {}, plainText(environment)),
    element("p", { class: "lead" }, compared ? scaleOf(compared) : ""),
    ...sourceOf(environment),
    ...plays ? [playLink(environment)] : [],
    ...compared
      ? [build(tableFigure(environmentFigure(comparison, compared)))]
      : [],
    curves,
    ...compared ? [build(tableFigure(runsFigure(site, compared)))] : [],
  );
  return mountCurves(curves, site, { environment });
}

function playLink(environment: string): HTMLElement {
  const href = routeHash({ view: "play", environment });
  return element(
    "p",
    {},
    element("a", { class: "action", href }, "Watch the policies play"),
  );
}

/** Where the environment is described. */
function sourceOf(id: string): HTMLElement[] {
  const known = environments.get(id);
  if (known === undefined) return [];
  const { source, license } = known;
  const link = element("a", { href: source }, new URL(source).host);
  return [element("p", {}, "Described at ", link, `, license ${license}.`)];
}

/** How the environment's scores are to be read. */
function scaleOf({ scale, threshold }: ComparedEnvironment): string {
  const parts: string[] = [];
  if (scale !== null) {
    const { random, reference } = scale;
    parts.push(
      `The random policy reaches ${
        formatScore(random)
      }, normalized to 0; the reference is ${
        formatScore(reference)
      }, normalized to 1.`,
    );
  }
  if (threshold !== null) {
    parts.push(
      `A training return of ${formatScore(threshold)} counts as learned.`,
    );
  }
  return parts.join(" ");
}
