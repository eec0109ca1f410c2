import { assert, assertEquals } from "@std/assert";
import { sampleSite } from "../_sample_site.ts";
import type { SiteIndex } from "../site_index.ts";
import { htmlOf } from "../markup.ts";
import { type FigureTable, tableFigure } from "../table_figure.ts";
import {
  aggregateFigure,
  environmentFigure,
  improvementFigure,
  runsFigure,
  scoreFigure,
} from "./tables.ts";

const { comparison, results } = sampleSite();

/** The cells of a table as a reader sees them, the best with a star. */
function shown(table: FigureTable): string[][] {
  const html = htmlOf(tableFigure(table));
  const [, body] = html.split("<tbody>");
  return [...body.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row]) =>
    [...row.matchAll(/<t[hd].*?>(.*?)<\/t[hd]>/g)].map(([, cell]) =>
      cell.replace("<strong>", "*").replaceAll(/<.*?>/g, "")
    )
  );
}

Deno.test("the scores are means with half widths, the best bold, the close marked, the diverged named", () => {
  // t(0.975; 2) = 4.3027; CartPole ppo: s = 10, half width 4.3027 · 10 / √3.
  const [a2c, ppo] = shown(scoreFigure(comparison));
  assertEquals(a2c.slice(0, 2), ["a2c", "*500.0 ± 0.0"]);
  assertEquals(ppo.slice(0, 2), ["ppo", "≈ 490.0 ± 24.8"]);
  // The diverged run counts with the random policy's score.
  const random = comparison.environments[1].scale!.random;
  const mean = (-900 - 1000 + random) / 3;
  assertEquals(a2c[2].split(" ")[0], `−${(-mean).toFixed(1)}`);
  assert(a2c[2].endsWith("(1 diverged)"));
  assert(ppo[2].startsWith("*−170.0 ± "));
});

Deno.test("the aggregates are those of the comparison, the best of each bold", () => {
  const table = aggregateFigure(comparison)!;
  assertEquals(
    table.rows.map(({ cells }) => cells[0].value),
    comparison.aggregates.map(({ iqm }) => iqm.value),
  );
  const [a2c, ppo] = shown(table);
  assertEquals([a2c[0], a2c[6]], ["a2c", "6"]);
  assert(/^\*0\.\d{3} \[0\.\d{3}, /.test(ppo[4]), ppo[4]);
  assertEquals([a2c[5], ppo[5]], ["1.5", "1.5"]);
  assertEquals(aggregateFigure({ ...comparison, aggregates: [] }), null);
});

Deno.test("a pair's probability is bold where its interval is above one half", () => {
  // CartPole: ppo wins 0 of 9 and ties 3, 1/6; Pendulum: it wins all.
  const [, { label, cells: [first, second] }] =
    improvementFigure(comparison)!.rows;
  assertEquals([label, first.text, second.text], ["ppo", "0.58", "–"]);
  const { lower } = comparison.pairs.find(({ x }) => x === "ppo")!.probability;
  assertEquals(first.best, lower! > 0.5);
});

Deno.test("an environment's table has one line for each of its rows", () => {
  const table = environmentFigure(comparison, comparison.environments[0]);
  assertEquals(
    table.columns.map(({ title }) => title),
    [
      "Steps",
      "n",
      "Mean ± 95 %",
      "Normalized",
      "Rank",
      "Steps to 475",
      "Algorithm",
    ],
  );
  assertEquals(
    shown(table).map((row) => [row[0], row[1], row[5]]),
    [["a2c", "2k", "1"], ["ppo", "2k", "2"]],
  );
});

Deno.test("every run is a link to itself, a diverged one by its name", () => {
  const runs = results.map(({ environment, row, algorithm, seed, final }) => ({
    environment,
    row,
    algorithm,
    seed,
    score: final?.mean ?? null,
  }));
  const site: SiteIndex = {
    comparison,
    styles: [],
    diagnostics: {},
    runs,
    policies: [],
    command: "",
  };
  const [a2c] = runsFigure(site, comparison.environments[1]).rows;
  assertEquals(a2c.label, "a2c");
  assertEquals(a2c.cells.map(({ text, href }) => [text, href]), [
    ["−900.0", "#/run/Pendulum-v1/a2c/1"],
    ["diverged", "#/run/Pendulum-v1/a2c/2"],
    ["−1000.0", "#/run/Pendulum-v1/a2c/3"],
  ]);
});
