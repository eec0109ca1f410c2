/**
 * Addresses within the page, and the titles of what they lead to.
 *
 * @module
 */
import { plainText } from "../text/plain_text.ts";
import { type SiteIndex, type Stage, stages } from "./site_index.ts";

/** What the page shows. */
export type Route =
  | { readonly view: "overview" }
  | { readonly view: "environment"; readonly environment: string }
  | {
    readonly view: "run";
    readonly environment: string;
    readonly row: string;
    readonly seed: number;
  }
  | {
    readonly view: "play";
    readonly environment?: string;
    readonly rows?: readonly string[];
    readonly stage?: Stage;
  };

/**
 * Reads the address's part after `#`: `#/`, `#/environment/<id>`,
 * `#/run/<environment>/<row>/<seed>`, `#/play/<environment>/<row>,<row>/<stage>`
 * (each part of the last may be left out from the end).
 *
 * @param hash The part with its `#`, or nothing.
 * @returns What it asks for; the overview for anything else.
 *
 * @example A run
 * ```ts
 * import { parseRoute, routeHash } from "./route.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const route = parseRoute("#/run/Pendulum-v1/ppo/3");
 * assertEquals(route, {
 *   view: "run",
 *   environment: "Pendulum-v1",
 *   row: "ppo",
 *   seed: 3,
 * });
 * assertEquals(routeHash(route), "#/run/Pendulum-v1/ppo/3");
 * assertEquals(parseRoute("#/nothing"), { view: "overview" });
 * ```
 */
export function parseRoute(hash: string): Route {
  const [view, environment, ...rest] = hash.replace(/^#\/?/, "").split("/")
    .map(decoded);
  if (view === "environment" && environment && rest.length === 0) {
    return { view, environment };
  }
  if (view === "run" && environment && rest.length === 2) {
    const [row, seed] = rest;
    if (row && /^[1-9]\d{0,8}$/.test(seed)) {
      return { view, environment, row, seed: Number(seed) };
    }
  }
  if (view === "play" && rest.length <= 2) return playRoute(environment, rest);
  return { view: "overview" };
}

function playRoute(
  environment: string | undefined,
  [rows, stage]: readonly string[],
): Route {
  return {
    view: "play",
    ...environment ? { environment } : {},
    ...rows ? { rows: rows.split(",") } : {},
    ...isStage(stage) ? { stage } : {},
  };
}

function isStage(text: string | undefined): text is Stage {
  return stages.some((stage) => stage === text);
}

/**
 * Writes an address that `parseRoute` reads back.
 *
 * @param route What the page is to show.
 * @returns The address's part from `#` on.
 */
export function routeHash(route: Route): string {
  return `#/${partsOf(route).map(encodeURIComponent).join("/")}`
    .replaceAll("%2C", ",");
}

function partsOf(route: Route): readonly (string | number)[] {
  switch (route.view) {
    case "overview":
      return [];
    case "environment":
      return [route.view, route.environment];
    case "run":
      return [route.view, route.environment, route.row, route.seed];
    case "play": {
      const { environment, rows, stage } = route;
      if (environment === undefined) return [route.view];
      if (rows === undefined) return [route.view, environment];
      const named = [route.view, environment, rows.join(",")];
      return stage === undefined ? named : [...named, stage];
    }
  }
}

/** A part of an address as text; one that can't be read stays as it is. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

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
