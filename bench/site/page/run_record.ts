/// <reference lib="dom" />
/**
 * The record of a run: its options, its digests, and the commands that make it
 * again.
 *
 * @module
 */
import { plainText } from "../../text/plain_text.ts";
import {
  benchCommand,
  commandMarkup,
  verifyCommand,
} from "../content/commands.ts";
import type { RunDetails, RunPlace, SiteIndex } from "../site_index.ts";
import { build, element } from "./element.ts";
import { scrollingTable } from "./scrolling_table.ts";

/**
 * Shows the record of a run.
 *
 * @param site What the page knows.
 * @param place The run.
 * @param run Its details.
 * @returns Its sections, not yet in the page.
 */
export function runRecord(
  site: SiteIndex,
  place: RunPlace,
  run: RunDetails,
): HTMLElement[] {
  return [
    optionsSection(run),
    digestsSection(run),
    commandsSection(site, place),
  ];
}

function optionsSection({ options }: RunDetails): HTMLElement {
  return element(
    "section",
    {},
    element("h2", {}, "Options"),
    scrollingTable({
      caption: "Every option of the run, as its result holds it",
      columns: words("Option", "Value"),
      rows: flattenOptions(options).map(([name, value]) => [
        name,
        element("code", {}, value),
      ]),
    }),
  );
}

/**
 * Writes nested options as names and values.
 *
 * @param options The options of a run.
 * @returns Each value with its name, such as `network.activation`, in their order; values as JSON.
 *
 * @example Nested options
 * ```ts
 * import { flattenOptions } from "./run_record.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(
 *   flattenOptions({ gamma: 0.9, network: { hiddenSizes: [64, 64], activation: "tanh" } }),
 *   [["gamma", "0.9"], ["network.hiddenSizes", "[64, 64]"], ["network.activation", '"tanh"']],
 * );
 * ```
 */
export function flattenOptions(
  options: Readonly<Record<string, unknown>>,
): [name: string, value: string][] {
  return Object.entries(options).flatMap(([name, value]) =>
    isRecord(value)
      ? flattenOptions(value).map(([inner, text]): [string, string] => [
        `${plainText(name)}.${inner}`,
        text,
      ])
      : [[plainText(name), plainText(write(value))]]
  );
}

function write(value: unknown): string {
  return Array.isArray(value)
    ? `[${value.map(write).join(", ")}]`
    : JSON.stringify(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) &&
    Object.keys(value).length > 0;
}

function digestsSection({ digests }: RunDetails): HTMLElement {
  const known = Object.entries(digests).flatMap(([name, digest]) =>
    digest === null ? [] : [{ name, digest }]
  );
  return element(
    "section",
    {},
    element("h2", {}, "Digests"),
    scrollingTable({
      caption:
        "SHA-256 of the run's record, parameters, ONNX file and result: whoever makes the run again gets the same",
      columns: words("Of", "Digest"),
      rows: known.map(({ name, digest }) => [
        name,
        copied(element("code", {}, digest), `digest of ${name}`),
      ]),
    }),
  );
}

function commandsSection(site: SiteIndex, place: RunPlace): HTMLElement {
  const before = place.seed > 1 ? ", with the seeds before it," : "";
  const command = (line: string, name: string) =>
    element("p", {}, copied(build(commandMarkup(line)), name));
  return element(
    "section",
    {},
    element("h2", {}, "Make it again"),
    element(
      "p",
      {},
      `Train this run${before} again and compare every byte with what is published:`,
    ),
    command(
      verifyCommand(site.comparison.name, place),
      "command that verifies",
    ),
    element("p", {}, `Train it${before} into a folder of its own:`),
    command(benchCommand(site.command, place), "command that trains"),
  );
}

function words(...titles: readonly string[]) {
  return titles.map((title) => ({ title, align: "left" as const }));
}

/**
 * Something that shows a text, with a button that copies it and says that it
 * did. Where the browser allows no copying it marks the text, for the reader to
 * copy.
 */
function copied(shown: HTMLElement, name: string): HTMLElement {
  const said = element("span", { role: "status" });
  const button = element(
    "button",
    { type: "button", "aria-label": `Copy ${name}` },
    "Copy",
  );
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(shown.textContent ?? "");
      said.textContent = "Copied";
    } catch {
      getSelection()?.selectAllChildren(shown);
      said.textContent = "Marked: copy it by key";
    }
  });
  const copy = element("span", { class: "copy" }, button, " ", said);
  return element("span", { class: "copied" }, shown, " ", copy);
}
