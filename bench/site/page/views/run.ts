/// <reference lib="dom" />
/**
 * One run: its score, training, options, digests, and how to make it again.
 *
 * @module
 */
import type { Diagnostic } from "../../../../algorithms/algorithm.ts";
import { plainText } from "../../../text/plain_text.ts";
import { formatCount, formatScore } from "../../../text/format_number.ts";
import { commandMarkup } from "../../content/command.ts";
import type { RunDetails, SiteIndex } from "../../site_index.ts";
import { seriesStyles } from "../charts/comparison_series.ts";
import { loadVega } from "../charts/draw_spec.ts";
import { copyButton } from "../copy_button.ts";
import { build, element } from "../element.ts";
import { flattenOptions } from "../flatten_options.ts";
import { loadScript } from "../load_script.ts";
import { showRunCharts } from "../charts/run_charts.ts";
import { benchCommand, verifyCommand } from "../run_commands.ts";
import type { RunPlace } from "../run_commands.ts";
import { runNeighbors } from "../run_neighbors.ts";
import { scrollingTable } from "../scrolling_table.ts";

/**
 * Shows a run. Its numbers come from a script that is asked for first.
 *
 * @param root What holds the view, in the page.
 * @param site What the page knows.
 * @param place Which run.
 * @returns Takes the view out of the page.
 */
export function mountRun(
  root: HTMLElement,
  site: SiteIndex,
  place: RunPlace,
): () => void {
  const { environment, row, seed } = place;
  const article = element("article", { class: "run" });
  article.append(
    element("h1", {}, plainText(`${row} on ${environment}, seed ${seed}`)),
    runNeighbors(site, place),
  );
  root.replaceChildren(article);
  let mounted = true;
  let clear = () => {};
  const showRun = async () => {
    const path = `runs/${environment}/${row}.js`;
    const runs = await loadScript(path) as readonly RunDetails[];
    const run = runs.find((one) => one.seed === seed);
    if (run === undefined) throw new Error(`there is no seed ${seed}`);
    if (!mounted) return;
    const charts = element("section", {}, element("h2", {}, "Training"));
    article.append(
      scoreSection(run),
      charts,
      optionsSection(run),
      digestsSection(run),
      commandsSection(site, place),
    );
    const vega = await loadVega();
    if (!mounted) return;
    const holder = element("div");
    charts.append(holder);
    const style = seriesStyles(site).get(row) ??
      { color: "currentColor", dash: [] };
    const charted = { ...run, diagnostics: diagnosticsOf(site, place) };
    clear = showRunCharts(vega, holder, charted, { ...style, dash: [] });
  };
  showRun().catch((error: Error) => {
    article.append(
      element(
        "p",
        { role: "alert" },
        `This run can't be shown: ${error.message}`,
      ),
    );
  });
  return () => {
    mounted = false;
    clear();
    article.remove();
  };
}

/** What the iterations of a run's algorithm tell; nothing of an unknown one. */
function diagnosticsOf(
  { runs, diagnostics }: SiteIndex,
  { environment, row }: RunPlace,
): readonly Diagnostic[] {
  const { algorithm } = runs.find((run) =>
    run.environment === environment && run.row === row
  )!;
  return Object.hasOwn(diagnostics, algorithm) ? diagnostics[algorithm] : [];
}

function scoreSection(run: RunDetails): HTMLElement {
  const { final, divergence, steps, trainedSteps, engine, revision } = run;
  return element(
    "section",
    {},
    element("h2", {}, "Score"),
    final === null ? null : element(
      "p",
      { class: "score" },
      element("strong", {}, formatScore(final.mean)),
      ` ± ${
        formatScore(final.std)
      }, mean and standard deviation of the return over ${final.episodes} episodes of the final, deterministic policy.`,
    ),
    divergence === null ? null : element(
      "p",
      { class: "diverged" },
      element("strong", {}, "Diverged"),
      ` in iteration ${formatCount(divergence.iteration)}, after ${
        formatCount(divergence.steps)
      } environment steps: ${
        plainText(divergence.reason)
      }. In the tables it counts with the random policy's score.`,
    ),
    element(
      "p",
      {},
      `Trained for ${formatCount(trainedSteps)} environment steps (budget ${
        formatCount(steps)
      }) with the engine ${engine}, revision ${revision}.`,
    ),
  );
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
  return element(
    "section",
    {},
    element("h2", {}, "Make it again"),
    element(
      "p",
      {},
      `Train this run${before} again and compare every byte with what is published:`,
    ),
    element(
      "p",
      {},
      copied(
        build(commandMarkup(verifyCommand(site.comparison.name, place))),
        "command that verifies",
      ),
    ),
    element("p", {}, `Train it${before} into a folder of its own:`),
    element(
      "p",
      {},
      copied(
        build(commandMarkup(benchCommand(site.command, place))),
        "command that trains",
      ),
    ),
  );
}

function words(...titles: readonly string[]) {
  return titles.map((title) => ({ title, align: "left" as const }));
}

/** Something that shows a text, with a button that copies it. */
function copied(shown: HTMLElement, name: string): HTMLElement {
  return element(
    "span",
    { class: "copied" },
    shown,
    " ",
    copyButton(shown, name),
  );
}
