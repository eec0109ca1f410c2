import { assertAlmostEquals, assertEquals } from "@std/assert";
import type { Comparison } from "../../../comparison/comparison.ts";
import { browserTest, type TestBrowser, type Visit } from "./_browser.ts";
import type { VisitOptions } from "./_browser.ts";
import { buildTestSite } from "./_site.ts";
import { violationsOf } from "./_violations.ts";

const site = buildTestSite();
addEventListener("unload", () => Deno.removeSync(site, { recursive: true }));

async function visitCurves(
  browser: TestBrowser,
  options?: VisitOptions,
): Promise<Visit> {
  const visit = await browser.visit(site, "disk", "", options);
  await visit.page.waitForSelector(".curves svg.marks", { timeout: 10_000 });
  return visit;
}

function comparisonOf({ page }: Visit): Promise<Comparison> {
  return page.evaluate(
    "policyGradientBench.index.comparison",
  ) as Promise<Comparison>;
}

/** Chooses from the list with this label. */
async function choose(visit: Visit, label: string, value: string) {
  const list = await visit.page.$(
    `::-p-xpath(//label[contains(., "${label} ")]/select)`,
  );
  await list!.select(value);
}

/** Colors of the lines that are drawn. */
function lineColors({ page }: Visit): Promise<string[]> {
  return page.$$eval(
    ".curves .mark-line path",
    (paths) => paths.map((path) => path.getAttribute("stroke") ?? ""),
  );
}

/** Texts beside the ticks of both axes. */
function axisLabels({ page }: Visit): Promise<string[]> {
  return page.$$eval(
    ".curves .role-axis-label text",
    (texts) => texts.map((text) => text.textContent),
  );
}

/** What the legend tells, by row. */
async function readings({ page }: Visit): Promise<Map<string, string>> {
  const told = await page.$$eval(
    ".series-legend .series",
    (lines) =>
      lines.map((line): [string, string] => [
        line.querySelector(".name")!.textContent,
        line.querySelector(".reading")!.textContent,
      ]),
  );
  return new Map(told);
}

/** The first number of a reading. */
function numberOf(reading: string | undefined): number {
  return Number(reading?.split(" ")[0].replace("−", "-"));
}

browserTest(
  "a row that is switched off loses its line and nothing else",
  async (browser) => {
    const visit = await visitCurves(browser);
    const before = await lineColors(visit);
    assertEquals(before.length, 7);
    await visit.page.click('.series-legend [aria-label="ppo"]');
    const after = await lineColors(visit);
    assertEquals(after, before.filter((color) => !color.includes("#D55E00")));
    assertEquals(after.length, 6);
    await choose(visit, "Environment", "Pendulum-v1");
    assertEquals((await lineColors(visit)).length, 6);
    await visit.page.click('.series-legend [aria-label="ppo"]');
    assertEquals((await lineColors(visit)).length, 7);
    assertEquals(visit.troubles, []);
  },
);

browserTest("another environment has other axes", async (browser) => {
  const visit = await visitCurves(browser);
  const before = await axisLabels(visit);
  await choose(visit, "Environment", "Pendulum-v1");
  const after = await axisLabels(visit);
  assertEquals(before.includes("500k"), true);
  for (const label of ["−1,000", "1M"]) {
    assertEquals(before.includes(label), false, label);
    assertEquals(after.includes(label), true, label);
  }
});

browserTest(
  "the pointer reads the comparison's values at its step",
  async (browser) => {
    const visit = await visitCurves(browser);
    const { page } = visit;
    await page.hover(".curves .chart");
    const steps = await page.$eval(
      ".point-slider output",
      (output) => Number(output.textContent.replaceAll(",", "")),
    );
    const { curves } = await comparisonOf(visit);
    const told = await readings(visit);
    let compared = 0;
    for (const { row, steps: grid, value } of curves[0].rows) {
      const expected = value[grid.indexOf(steps)] ?? null;
      if (expected === null) {
        assertEquals(told.get(row), "–");
        continue;
      }
      assertAlmostEquals(numberOf(told.get(row)), expected, 0.05001);
      compared++;
    }
    assertEquals(compared >= 2, true);
    const marked = await page.$$(".curves .mark-symbol path");
    assertEquals(marked.length, compared);
  },
);

browserTest(
  "arrow keys go from step to step and are read aloud",
  async (browser) => {
    const visit = await visitCurves(browser);
    const { page } = visit;
    const { curves } = await comparisonOf(visit);
    const grids = curves[0].rows.flatMap((row) => row.steps);
    const steps = [...new Set(grids)].sort((a, b) => b - a)[1];
    await page.focus(".point-slider input");
    await page.keyboard.press("ArrowLeft");
    const slider = await page.$eval(
      ".point-slider input",
      (input) => input.getAttribute("aria-valuetext"),
    );
    assertEquals(slider?.replaceAll(",", ""), String(steps));
    const spoken = ".line-figure [aria-live=polite]";
    const text: string = await page.$eval(spoken, (node) => node.textContent);
    const told = curves[0].rows.flatMap(({ row, steps: grid, value }) =>
      typeof value[grid.indexOf(steps)] === "number" ? [row] : []
    );
    assertEquals(told.length > 0, true);
    assertEquals(text.split("; ").map((part) => part.split(" ")[0]), told);
    await page.hover(".curves .chart");
    assertEquals(await page.$eval(spoken, (node) => node.textContent), "");
  },
);

browserTest(
  "the table under the curves has the comparison's numbers",
  async (browser) => {
    const visit = await visitCurves(browser);
    const { page } = visit;
    await page.click(".curves details summary");
    const table = await page.waitForSelector(".curves details table");
    const first = await table!.$$eval(
      "tbody tr:first-child > *",
      (cells) => cells.map((cell) => cell.textContent),
    );
    const [{ rows }] = (await comparisonOf(visit)).curves;
    assertEquals(first.length, rows.length + 1);
    assertEquals(Number(first[0].replaceAll(",", "")), rows[0].steps[0]);
    rows.forEach(({ value }, i) => {
      assertAlmostEquals(numberOf(first[i + 1]), value[0]!, 0.05001);
    });
  },
);

browserTest(
  "a logarithmic axis has its middle where the steps' product has it",
  async (browser) => {
    const visit = await visitCurves(browser);
    const { page } = visit;
    const middle = async () => {
      await page.hover(".curves .chart");
      return await page.$eval(
        ".point-slider output",
        (output) => Number(output.textContent.replaceAll(",", "")),
      );
    };
    const linear = await middle();
    await page.click('.controls input[type="checkbox"]');
    const logarithmic = await middle();
    assertEquals(logarithmic < linear / 3, true, `${logarithmic}, ${linear}`);
  },
);

browserTest(
  "every figure is drawn from what the comparison has",
  async (browser) => {
    const visit = await visitCurves(browser);
    const { page } = visit;
    const { pairs, profiles } = await comparisonOf(visit);
    await choose(visit, "Figure", "Performance profiles");
    assertEquals((await lineColors(visit)).length, profiles.rows.length);
    await choose(visit, "Figure", "Sample efficiency");
    assertEquals((await lineColors(visit)).length, 7);
    await choose(visit, "Figure", "Probability of improvement");
    await choose(visit, "Row", "ppo");
    await page.click(".curves details summary");
    await page.waitForSelector(".curves details table");
    const told = await page.$$eval(
      ".curves details tbody td",
      (cells) => cells.map((cell) => cell.textContent),
    );
    const expected = pairs.filter(({ x }) => x === "ppo");
    assertEquals(told.length, 6);
    expected.forEach(({ probability }, i) => {
      assertAlmostEquals(numberOf(told[i]), probability.value, 0.0005001);
    });
    assertEquals(visit.troubles, []);
  },
);

for (const scheme of ["light", "dark"] as const) {
  browserTest(
    `axe finds nothing wrong in the figures on a phone, ${scheme}`,
    async (browser) => {
      const visit = await visitCurves(browser, { width: 360, scheme });
      const { page } = visit;
      await page.click(".curves details summary");
      assertEquals(await violationsOf(page), []);
      const width = await page.evaluate("document.documentElement.scrollWidth");
      assertEquals(width, 360);
    },
  );
}
