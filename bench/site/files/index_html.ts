import { overview } from "../content/overview.ts";
import { plainText } from "../../text/plain_text.ts";
import { htmlOf, type Markup, markup } from "../markup.ts";
import { type Route, routeHash, siteTitle } from "../route.ts";
import type { SiteIndex } from "../site_index.ts";

/**
 * The only sources that the page may use: itself. WebAssembly may be compiled,
 * and drawings may set styles; nothing can be fetched, framed or sent.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/**
 * Writes the page that is opened. Its tables stand in it as HTML, so that they
 * show before any script runs, and without.
 *
 * @param site What the page knows.
 * @returns HTML.
 */
export function indexHtml(site: SiteIndex): string {
  const head = markup(
    "head",
    {},
    markup("meta", { charset: "utf-8" }),
    markup("meta", {
      "http-equiv": "Content-Security-Policy",
      content: POLICY,
    }),
    markup("meta", {
      name: "viewport",
      content: "width=device-width, initial-scale=1",
    }),
    markup("meta", { name: "color-scheme", content: "light dark" }),
    markup("meta", { name: "referrer", content: "no-referrer" }),
    markup("title", {}, siteTitle(site)),
    markup("link", { rel: "icon", href: "data:," }),
    markup("link", { rel: "stylesheet", href: "assets/style.css" }),
    markup("script", { src: "data.js", defer: true }),
    markup("script", { src: "assets/main.js", defer: true }),
  );
  const body = markup(
    "body",
    {},
    markup("a", { class: "skip", href: "#main" }, "Skip to the content"),
    siteHeader(site),
    markup("main", { id: "main", tabindex: -1 }, ...overview(site)),
    markup(
      "noscript",
      {},
      "Sorting, curves, runs and playing policies need JavaScript.",
    ),
  );
  const html = markup("html", { lang: "en" }, head, body);
  return `<!DOCTYPE html>\n${htmlOf(html)}\n`;
}

/** The head of the page with links to its views. */
function siteHeader({ comparison, policies }: SiteIndex): Markup {
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
