import { assertEquals } from "@std/assert";
import { browserTest, type TestBrowser, type Visit } from "./_browser.ts";
import type { VisitOptions } from "./_browser.ts";
import { buildTestSite } from "./_site.ts";
import { violationsOf } from "./_violations.ts";

const site = buildTestSite({ environments: ["CartPole-v1"], seeds: 2 });
addEventListener("unload", () => Deno.removeSync(site, { recursive: true }));

const published = JSON.parse(
  Deno.readTextFileSync("results/classic/CartPole-v1/trpo/seed-2.json"),
);

async function visitRun(
  browser: TestBrowser,
  options?: VisitOptions,
): Promise<Visit> {
  const hash = "#/run/CartPole-v1/trpo/2";
  const visit = await browser.visit(site, "disk", hash, options);
  await visit.page.waitForSelector(".run svg.marks", { timeout: 10_000 });
  return visit;
}

/** Both columns of the table under a heading. */
async function pairsUnder(
  { page }: Visit,
  heading: string,
): Promise<[string, string][]> {
  const section = await page.$(`::-p-xpath(//section[h2 = "${heading}"])`);
  return await section!.$$eval(
    "tbody tr",
    (rows) =>
      rows.map((row): [string, string] => [
        row.querySelector("th")!.textContent,
        row.querySelector("td code")!.textContent,
      ]),
  );
}

/** Puts nested options together again from their names with dots. */
function nested(pairs: readonly (readonly [string, string])[]) {
  const options: Record<string, unknown> = {};
  for (const [name, value] of pairs) {
    const path = name.split(".");
    const last = path.pop()!;
    let record = options;
    for (const part of path) {
      record = (record[part] ??= {}) as Record<string, unknown>;
    }
    record[last] = JSON.parse(value);
  }
  return options;
}

browserTest(
  "a run's page shows the options and digests of its result",
  async (browser) => {
    const visit = await visitRun(browser);
    assertEquals(
      nested(await pairsUnder(visit, "Options")),
      published.options,
    );
    assertEquals(
      Object.fromEntries(await pairsUnder(visit, "Digests")),
      published.digests,
    );
    assertEquals(visit.troubles, []);
  },
);

browserTest(
  "a run's page has a chart for each diagnostic of its result",
  async (browser) => {
    const { page } = await visitRun(browser);
    const { steps: _, ...diagnostics } = published.iterations;
    const charts = await page.$$(".run .panel svg.marks");
    assertEquals(charts.length, 1 + Object.keys(diagnostics).length);
    const titles = await page.$$eval(
      ".run .panel h3",
      (headings) => headings.map((heading) => heading.firstChild!.textContent),
    );
    assertEquals(titles.slice(0, 3), [
      "Training return",
      "KL divergence",
      "Line search",
    ]);
  },
);

browserTest(
  "the slider moves every chart of a run to the same step",
  async (browser) => {
    const { page } = await visitRun(browser);
    await page.focus(".run .point-slider input");
    await page.keyboard.press("Home");
    const readings = await page.$$eval(
      ".run .panel .reading",
      (nodes) =>
        nodes.map((node) => Number(node.textContent.replace("−", "-"))),
    );
    const { kl } = published.iterations;
    assertEquals(readings[0], Number(published.curve.return[0].toPrecision(3)));
    assertEquals(readings[1], Number(kl[0].toPrecision(3)));
    const marked = await page.$$(".run .mark-symbol path");
    assertEquals(marked.length, readings.length);
  },
);

browserTest(
  "a run says how to make it again, and leads to its neighbors",
  async (browser) => {
    const { page } = await visitRun(browser);
    const commands = await page.$$eval(
      ".run section:last-of-type code",
      (codes) => codes.map((code) => code.textContent),
    );
    const choice = "--env CartPole-v1 --algorithm trpo --seeds 2";
    assertEquals(commands, [
      `deno task verify --suite classic ${choice}`,
      `deno task bench --suite classic ${choice} --out again`,
    ]);
    await page.click('.neighbors a[href$="/trpo/1"]');
    await page.waitForFunction(
      "document.querySelector('h1').textContent === 'trpo on CartPole-v1, seed 1'",
    );
    const current = await page.$$eval(
      ".neighbors [aria-current]",
      (links) => links.map((link) => link.textContent),
    );
    assertEquals(current, ["1", "trpo"]);
  },
);

browserTest("a digest is copied by its button", async (browser) => {
  const { page } = await visitRun(browser);
  await page.click('[aria-label="Copy digest of result"]');
  const said = await page.waitForSelector(
    ".copy [role=status]:not(:empty)",
  );
  const text = await said!.evaluate((node) => node.textContent);
  if (text === "Copied") return;
  assertEquals(
    await page.evaluate("getSelection().toString()"),
    published.digests.result,
  );
});

for (const scheme of ["light", "dark"] as const) {
  browserTest(
    `axe finds nothing wrong in a run's page on a phone, ${scheme}`,
    async (browser) => {
      const { page } = await visitRun(browser, { width: 360, scheme });
      await page.click(".run details summary");
      assertEquals(await violationsOf(page), []);
      const width = await page.evaluate("document.documentElement.scrollWidth");
      assertEquals(width, 360);
    },
  );
}
