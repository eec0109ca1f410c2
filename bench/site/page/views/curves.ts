/// <reference lib="dom" />
/**
 * Learning curves and the other figures of a comparison, to be looked into.
 *
 * @module
 */
import { plainText } from "../../../text/plain_text.ts";
import { formatCount, formatFixed } from "../../../text/format_number.ts";
import type { SiteIndex } from "../../site_index.ts";
import {
  curveSeries,
  describeIntervals,
  efficiencySeries,
  profileSeries,
} from "../charts/comparison_series.ts";
import { loadVega } from "../charts/draw_spec.ts";
import { labeledSelect } from "../charts/labeled_select.ts";
import { showLineFigure } from "../charts/line_figure.ts";
import type { LineFigureOptions } from "../charts/line_figure.ts";
import { showPairFigure } from "../charts/pair_figure.ts";
import type { Series } from "../charts/series.ts";
import { element } from "../element.ts";
import type { VegaLibrary } from "../vega.ts";

const figures = [
  "Learning curves",
  "Sample efficiency",
  "Performance profiles",
  "Probability of improvement",
] as const;

/** What is looked at. */
interface Choices {
  figure: typeof figures[number];
  environment: string;
  logarithmic: boolean;
  readonly hidden: Set<string>;
}

/**
 * Shows the figures of a comparison.
 *
 * @param root What holds them, in the page.
 * @param site What the page knows.
 * @param parameters With an environment, only its learning curves are shown.
 * @returns Takes them out of the page.
 */
export function mountCurves(
  root: HTMLElement,
  site: SiteIndex,
  parameters: { readonly environment?: string } = {},
): () => void {
  const { comparison } = site;
  const ids = comparison.curves.map(({ environment }) => environment);
  const choices: Choices = {
    figure: "Learning curves",
    environment: parameters.environment ?? ids[0] ?? "",
    logarithmic: false,
    hidden: new Set(),
  };
  const holder = element("div");
  const section = element("div", { class: "curves" });
  let vega: VegaLibrary | null = null;
  let clear = () => {};
  let mounted = true;
  const show = () => {
    if (vega === null) return;
    clear();
    clear = showFigure(vega, holder, site, choices);
    environments.hidden = choices.figure !== "Learning curves";
    logarithmic.hidden = !overSteps(choices.figure);
  };
  const choose = (chosen: Partial<Choices>) => {
    Object.assign(choices, chosen);
    show();
  };
  const environments = labeledSelect(
    "Environment",
    ids,
    choices.environment,
    (environment) => choose({ environment }),
  );
  const logarithmic = logarithmicBox((logarithmic) => choose({ logarithmic }));
  const chooseFigure = labeledSelect(
    "Figure",
    figures,
    choices.figure,
    (figure) => choose({ figure }),
  );
  const whole = parameters.environment === undefined;
  section.append(
    element(
      "div",
      { class: "controls" },
      whole ? chooseFigure : null,
      whole ? environments : null,
      logarithmic,
    ),
    holder,
  );
  root.append(section);
  loadVega().then((library) => {
    if (!mounted) return;
    vega = library;
    show();
  }).catch((error: Error) => {
    holder.replaceChildren(
      element(
        "p",
        { role: "alert" },
        `The figures can't be drawn: ${error.message}`,
      ),
    );
  });
  return () => {
    mounted = false;
    clear();
    section.remove();
  };
}

function showFigure(
  vega: VegaLibrary,
  holder: HTMLElement,
  site: SiteIndex,
  choices: Choices,
): () => void {
  if (choices.figure === "Probability of improvement") {
    return site.comparison.pairs.length === 0
      ? showNothing(holder)
      : showPairFigure(vega, holder, site);
  }
  const options = lineFigure(site, choices);
  return options.series.every(({ x }) => x.length === 0)
    ? showNothing(holder)
    : showLineFigure(vega, holder, options);
}

function showNothing(holder: HTMLElement): () => void {
  const note = element("p", {}, "These runs have no such numbers.");
  holder.append(note);
  return () => note.remove();
}

function overSteps(figure: Choices["figure"]): boolean {
  return figure === "Learning curves" || figure === "Sample efficiency";
}

function lineFigure(site: SiteIndex, choices: Choices): LineFigureOptions {
  const { figure, environment, hidden } = choices;
  const intervals = (series: readonly Series[]) =>
    describeIntervals(site.comparison.intervals, series);
  const steps = {
    xTitle: "Environment steps",
    xFormat: "~s",
    logarithmic: choices.logarithmic,
    hidden,
    formatPoint: formatCount,
  };
  if (figure === "Learning curves") {
    const series = curveSeries(site, environment);
    return {
      ...steps,
      caption: `Learning curves on ${plainText(environment)}.`,
      explanation: `Mean return of the training episodes over seeds, ${
        intervals(series)
      }.`,
      yTitle: "Training return",
      series,
      format: (value) => formatFixed(value, 1),
    };
  }
  const format = (value: number) => formatFixed(value, 3);
  if (figure === "Sample efficiency") {
    const series = efficiencySeries(site);
    return {
      ...steps,
      caption: "Sample efficiency over all environments.",
      explanation:
        `Interquartile mean of the normalized training return (0 is the random policy, 1 the reference), ${
          intervals(series)
        }. A row's line ends with its longest budget.`,
      yTitle: "Normalized return (IQM)",
      series,
      format,
    };
  }
  const series = profileSeries(site);
  return {
    caption: "Performance profiles over all environments.",
    explanation: `Share of runs whose normalized score is above τ, ${
      intervals(series)
    }: the higher the line, the better.`,
    xTitle: "Normalized score τ",
    xFormat: "~g",
    yTitle: "Share of runs above τ",
    logarithmic: false,
    series,
    hidden,
    formatPoint: (tau) => formatFixed(tau, 2),
    format,
  };
}

function logarithmicBox(onChange: (checked: boolean) => void): HTMLElement {
  const box = element("input", { type: "checkbox" });
  box.addEventListener("change", () => onChange(box.checked));
  return element("label", { class: "choice" }, box, " Logarithmic steps");
}
