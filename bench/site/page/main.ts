/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/**
 * The page: shows what its address asks for.
 *
 * @module
 */
import { overview } from "../content/overview.ts";
import { parseRoute, type Route, routeHash, siteTitle } from "../route.ts";
import type { SiteIndex } from "../site_index.ts";
import { build } from "./element.ts";
import { pageGlobal } from "./load_script.ts";
import { sortOnPress } from "./sortable.ts";
import { mountCurves } from "./views/curves.ts";
import { mountEnvironment } from "./views/environment.ts";
import { mountPlay } from "./views/play.ts";
import { mountRun } from "./views/run.ts";

const site = pageGlobal().index as SiteIndex;
const main = document.querySelector<HTMLElement>("#main")!;
let unmount: () => void = () => {};

function mount(route: Route): () => void {
  switch (route.view) {
    case "overview":
      main.replaceChildren(...overview(site).map(build));
      return mountCurves(main.querySelector<HTMLElement>("#curves")!, site);
    case "environment":
      return mountEnvironment(main, site, route);
    case "run":
      return mountRun(main, site, route);
    case "play":
      return mountPlay(main, site, route);
  }
}

function show(): void {
  const asked = parseRoute(location.hash);
  const route: Route = isKnown(asked) ? asked : { view: "overview" };
  unmount();
  unmount = mount(route);
  document.title = siteTitle(site, route);
  markCurrent(route);
}

/** Whether there is what a route asks for. */
function isKnown(route: Route): boolean {
  switch (route.view) {
    case "environment":
      return site.comparison.environments.some(({ id }) =>
        id === route.environment
      );
    case "run":
      return site.runs.some(({ environment, row, seed }) =>
        environment === route.environment && row === route.row &&
        seed === route.seed
      );
    default:
      return true;
  }
}

/** Marks the link of the header that leads to what is shown. */
function markCurrent(route: Route): void {
  const place: Route = route.view === "run"
    ? { view: "environment", environment: route.environment }
    : route.view === "play"
    ? { view: "play" }
    : route;
  const href = routeHash(place);
  for (const link of document.querySelectorAll("header.site nav a")) {
    if (link.getAttribute("href") !== href) {
      link.removeAttribute("aria-current");
    } else link.setAttribute("aria-current", place === route ? "page" : "true");
  }
}

sortOnPress();
show();
addEventListener("hashchange", () => {
  show();
  // As after following a link to another document: at its top, and read from there.
  scrollTo(0, 0);
  main.focus({ preventScroll: true });
});
// The address holds the view, so the skip link must not change it.
document.querySelector(".skip")?.addEventListener("click", (event) => {
  event.preventDefault();
  main.focus();
});
