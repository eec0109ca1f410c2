/// <reference lib="dom" />
import { overview } from "../../content/overview.ts";
import type { SiteIndex } from "../../site_index.ts";
import { build } from "../element.ts";
import { mountCurves } from "./curves.ts";

/**
 * Shows the overview: its tables, and the curves of every environment.
 *
 * @param root What holds the view.
 * @param site What the page knows.
 * @returns What takes the view away.
 */
export function mountOverview(root: HTMLElement, site: SiteIndex): () => void {
  root.replaceChildren(...overview(site).map(build));
  const curves = root.querySelector<HTMLElement>("#curves")!;
  return mountCurves(curves, site, {});
}
