import { assertEquals, assertGreater } from "@std/assert";
import { browserTest, places, type Visit } from "./_browser.ts";
import { buildTestSite } from "./_site.ts";
import { violationsOf } from "./_violations.ts";

const site = buildTestSite();
addEventListener("unload", () => Deno.removeSync(site, { recursive: true }));

/** Names of a table's rows, from top to bottom. */
function rowsOf({ page }: Visit, table: string): Promise<string[]> {
  return page.$$eval(
    `#${table} tbody th`,
    (cells) => cells.map((cell) => cell.textContent),
  );
}

/** The `aria-sort` of each heading of a table. */
function sortsOf({ page }: Visit, table: string): Promise<(string | null)[]> {
  return page.$$eval(
    `#${table} thead th`,
    (headings) => headings.map((heading) => heading.getAttribute("aria-sort")),
  );
}

/** Waits until the chart of the view is drawn: all that loads by itself has loaded. */
async function drawn({ page }: Visit): Promise<void> {
  await page.waitForSelector("main svg.marks", { timeout: 10_000 });
}

for (const place of places) {
  browserTest(
    `the overview opened from ${place} has no error and asks nobody else`,
    async (browser) => {
      const visit = await browser.visit(site, place);
      await drawn(visit);
      assertEquals(visit.troubles, []);
      assertEquals(
        await visit.page.title(),
        "classic – policy-gradient bench",
      );
    },
  );

  browserTest(
    `the overview opened from ${place} runs no script that isn't its own`,
    async (browser) => {
      const visit = await browser.visit(site, place);
      const ran = await visit.page.evaluate(`{
      const script = document.createElement("script");
      script.textContent = "globalThis.injected = true";
      document.head.append(script);
      globalThis.injected === true;
    }`);
      assertEquals(ran, false);
      assertEquals(
        visit.troubles.filter((line) => line.includes("script-src 'self'"))
          .length,
        1,
      );
    },
  );

  browserTest(
    `the overview opened from ${place} reaches no other host`,
    async (browser) => {
      const { page } = await browser.visit(site, place);
      const outcome = await page.evaluate(
        `fetch("http://127.0.0.1:9/").then(() => "fetched", String)`,
      );
      assertEquals(outcome, "TypeError: Failed to fetch");
    },
  );

  browserTest(
    `a table of the overview opened from ${place} shows within a second`,
    async (browser) => {
      const { page } = await browser.visit(site, place);
      // The page has loaded, but its picture may be a frame away.
      const milliseconds = await page.evaluate(`new Promise((found) =>
        new PerformanceObserver(() => {
          const [paint] = performance.getEntriesByName("first-contentful-paint");
          if (paint) found(paint.startTime);
        }).observe({ type: "paint", buffered: true })
      )`) as number;
      assertGreater(milliseconds, 0);
      assertGreater(1000, milliseconds);
    },
  );
}

browserTest(
  "the table is in the page before any script runs",
  async (browser) => {
    const visit = await browser.visit(site, "disk");
    const before = await rowsOf(visit, "aggregates");
    await visit.page.setJavaScriptEnabled(false);
    await visit.page.reload();
    assertEquals(await rowsOf(visit, "aggregates"), before);
    assertEquals(before.length, 7);
  },
);

browserTest(
  "everything before the runtime is under a megabyte",
  async (browser) => {
    const visit = await browser.visit(site, "server");
    await drawn(visit);
    const sizes = await visit.page.evaluate(`
    performance.getEntries()
      .filter(({ encodedBodySize }) => encodedBodySize > 0)
      .map(({ name, encodedBodySize }) => [name, encodedBodySize])
  `) as [string, number][];
    const total = sizes.reduce((sum, [, size]) => sum + size, 0);
    assertEquals(sizes.some(([name]) => name.endsWith("vega.js")), true);
    assertGreater(1e6, total);
  },
);

browserTest(
  "a heading sorts its table the better way round, then the other",
  async (browser) => {
    const visit = await browser.visit(site, "disk");
    const { page } = visit;
    const heading = "#scores thead th:nth-child(3) button";
    const scores = () =>
      page.$$eval(
        "#scores tbody td:nth-child(3)",
        (cells) => cells.map((cell) => Number(cell.getAttribute("data-sort"))),
      );
    const unsorted = await scores();
    await page.click(heading);
    assertEquals(await scores(), unsorted.toSorted((a, b) => b - a));
    assertEquals(await sortsOf(visit, "scores"), [
      "none",
      "none",
      "descending",
    ]);
    await page.click(heading);
    assertEquals(await scores(), unsorted.toSorted((a, b) => a - b));
    assertEquals(await sortsOf(visit, "scores"), ["none", "none", "ascending"]);
  },
);

browserTest(
  "the keyboard skips to the content and sorts a table",
  async (browser) => {
    const visit = await browser.visit(site, "disk");
    const { page } = visit;
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assertEquals(await page.evaluate("document.activeElement.id"), "main");
    assertEquals(await page.evaluate("location.hash"), "");
    // The box of the first table, then its first heading.
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const sorted = await rowsOf(visit, "aggregates");
    assertEquals(sorted, sorted.toSorted());
    assertEquals((await sortsOf(visit, "aggregates"))[0], "ascending");
    await page.keyboard.press("Space");
    assertEquals(await rowsOf(visit, "aggregates"), sorted.toReversed());
  },
);

browserTest(
  "links lead from the overview to an environment and one of its runs",
  async (browser) => {
    const { page, troubles } = await browser.visit(site, "disk");
    await page.click('nav a[href="#/environment/Pendulum-v1"]');
    await page.waitForSelector("#runs");
    assertEquals(
      await page.$eval("nav [aria-current]", (link) => link.textContent),
      "Pendulum-v1",
    );
    assertEquals(await page.evaluate("document.activeElement.id"), "main");
    await page.click("#runs tbody tr:first-child td:nth-child(3) a");
    await page.waitForFunction(
      `document.title.startsWith("reinforce, seed 2")`,
    );
    assertEquals(
      await page.evaluate("location.hash"),
      "#/run/Pendulum-v1/reinforce/2",
    );
    assertEquals(troubles, []);
  },
);

browserTest(
  "an address that leads nowhere shows the overview",
  async (browser) => {
    const { page, troubles } = await browser.visit(
      site,
      "disk",
      "#/run/Pendulum-v1/none/1",
    );
    assertEquals(
      await page.$$eval("#aggregates", (tables) => tables.length),
      1,
    );
    assertEquals(troubles, []);
  },
);

for (const scheme of ["light", "dark"] as const) {
  for (const hash of ["#/", "#/environment/CartPole-v1"]) {
    browserTest(
      `axe finds nothing wrong in ${hash}, ${scheme}`,
      async (browser) => {
        const visit = await browser.visit(site, "disk", hash, { scheme });
        await drawn(visit);
        assertEquals(await violationsOf(visit.page), []);
      },
    );
  }
}

for (const hash of ["#/", "#/environment/CartPole-v1"]) {
  browserTest(
    `only tables scroll sideways in ${hash} on a phone`,
    async (browser) => {
      const visit = await browser.visit(site, "disk", hash, { width: 360 });
      await drawn(visit);
      const { body, table } = await visit.page.evaluate(`({
      body: document.documentElement.scrollWidth,
      table: document.querySelector(".scroll").scrollWidth,
    })`) as { body: number; table: number };
      assertEquals(body, 360);
      assertGreater(table, 360);
    },
  );
}
