/// <reference lib="dom" />
/**
 * One run: its score, training, options, digests, and how to make it again.
 *
 * @module
 */
import type { Diagnostic } from "../../../../algorithms/algorithm.ts";
import { plainText } from "../../../text/plain_text.ts";
import { formatCount, formatScore } from "../../../text/format_number.ts";
import type { RunDetails, RunPlace, SiteIndex } from "../../site_index.ts";
import { seriesStyles } from "../charts/comparison_series.ts";
import { loadVega } from "../charts/draw_spec.ts";
import { element } from "../element.ts";
import { loadScript } from "../load_script.ts";
import { showRunCharts } from "../charts/run_charts.ts";
import { runNeighbors } from "../run_neighbors.ts";
import { runRecord } from "../run_record.ts";

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
      ...runRecord(site, place, run),
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
