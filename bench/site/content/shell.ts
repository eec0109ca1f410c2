/**
 * What stands around every view.
 *
 * @module
 */
import { plainText } from "../../text/plain_text.ts";
import { type Markup, markup } from "../markup.ts";
import { type Route, routeHash } from "../route.ts";
import type { SiteIndex } from "../site_index.ts";

/**
 * The title of the page, or of one of its views.
 *
 * @param site What the page knows.
 * @param route The view.
 * @returns One line of plain text.
 */
export function siteTitle(
  site: SiteIndex,
  route: Route = { view: "overview" },
): string {
  const name = `${site.comparison.name} – policy-gradient bench`;
  return plainText(`${viewTitle(route)}${name}`);
}

function viewTitle(route: Route): string {
  switch (route.view) {
    case "overview":
      return "";
    case "environment":
      return `${route.environment} – `;
    case "run":
      return `${route.row}, seed ${route.seed} on ${route.environment} – `;
    case "play":
      return "Play – ";
  }
}

/**
 * The head of the page with links to its views.
 *
 * @param site What the page knows.
 * @returns The header.
 */
export function siteHeader({ comparison, policies }: SiteIndex): Markup {
  const environments = comparison.environments.map(({ id }) =>
    link({ view: "environment", environment: id }, id)
  );
  return markup(
    "header",
    { class: "site" },
    markup(
      "nav",
      { "aria-label": "Views" },
      markup(
        "ul",
        {},
        link({ view: "overview" }, "Overview"),
        ...environments,
        policies.length === 0 ? null : link({ view: "play" }, "Play"),
      ),
    ),
  );
}

function link(route: Route, text: string): Markup {
  const href = routeHash(route);
  return markup("li", {}, markup("a", { href }, plainText(text)));
}
