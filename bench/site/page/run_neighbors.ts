/// <reference lib="dom" />
/**
 * Ways from a run to others, and to its policy playing.
 *
 * @module
 */
import { plainText } from "../../text/plain_text.ts";
import { routeHash } from "../route.ts";
import type { RunPlace, SiteIndex } from "../site_index.ts";
import { element } from "./element.ts";

/**
 * Links to the environment, the other seeds, the other rows, and the policy.
 *
 * @param site What the page knows.
 * @param place The run that is shown.
 * @returns A navigation, not yet in the page.
 */
export function runNeighbors(site: SiteIndex, place: RunPlace): HTMLElement {
  const { environment, row, seed } = place;
  const here = site.runs.filter((run) => run.environment === environment);
  const seeds = here.filter((run) => run.row === row);
  const rows = here.filter((run) => run.seed === seed);
  return element(
    "nav",
    { class: "neighbors", "aria-label": "Other runs" },
    element(
      "p",
      {},
      link(
        routeHash({ view: "environment", environment }),
        `All of ${environment}`,
      ),
      " ",
      playLink(site, place),
    ),
    list("Seeds", seeds.map((run) => ({ ...run, text: `${run.seed}` })), place),
    list("Rows", rows.map((run) => ({ ...run, text: run.row })), place),
  );
}

function playLink(site: SiteIndex, place: RunPlace): HTMLElement | null {
  const { environment, row } = place;
  const policy = site.policies.find((one) =>
    one.environment === environment && one.row === row && one.stage === "final"
  );
  if (policy === undefined) return null;
  const hash = routeHash({
    view: "play",
    environment,
    rows: [row],
    stage: "final",
  });
  const play = link(
    hash,
    policy.seed === place.seed
      ? "Play this policy"
      : `Play the policy of seed ${policy.seed}`,
  );
  play.className = "action";
  return play;
}

function list(
  title: string,
  runs: readonly (RunPlace & { readonly text: string })[],
  place: RunPlace,
): HTMLElement {
  return element(
    "p",
    {},
    `${title}:`,
    ...runs.flatMap(({ environment, row, seed, text }) => {
      const one = link(
        routeHash({ view: "run", environment, row, seed }),
        text,
      );
      if (row === place.row && seed === place.seed) {
        one.setAttribute("aria-current", "page");
      }
      return [" ", one];
    }),
  );
}

function link(href: string, text: string): HTMLElement {
  return element("a", { href }, plainText(text));
}
