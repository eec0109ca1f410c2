import { assertAlmostEquals, assertEquals, assertGreater } from "@std/assert";
import type { Page } from "puppeteer-core";
import { makeEnvironment } from "../../../../envs/mod.ts";
import { playPolicy } from "../../../onnx/play.ts";
import { browserTest, places, type Visit } from "./_browser.ts";
import { buildTestSite } from "./_site.ts";
import { violationsOf } from "./_violations.ts";

const site = buildTestSite({ seeds: 1 });
const damaged = "policies/CartPole-v1/a2c/final.js";
Deno.writeTextFileSync(
  `${site}/${damaged}`,
  `policyGradientBench.deliver("${damaged}","bm90IGEgcG9saWN5");`,
);
addEventListener("unload", () => Deno.removeSync(site, { recursive: true }));

/** The numbers of each panel, by their names. */
function readouts(page: Page): Promise<Record<string, string>[]> {
  return page.$$eval(
    ".readout",
    (lists) =>
      lists.map((list) =>
        Object.fromEntries(
          [...list.querySelectorAll("dt")].map((name) => [
            name.textContent,
            name.nextElementSibling!.textContent,
          ]),
        )
      ),
  );
}

/** Presses the button that has this text. */
async function press(page: Page, text: string): Promise<void> {
  const button = await page.waitForSelector(`button::-p-text(${text})`);
  await button!.click();
}

/** Loads the runtime; paused, as for readers who prefer little motion. */
async function loadPaused({ page }: Visit): Promise<void> {
  await page.emulateMediaFeatures([
    { name: "prefers-reduced-motion", value: "reduce" },
  ]);
  await press(page, "Load the player");
  await page.waitForSelector("button.primary:not(:disabled)::-p-text(Play)");
}

/** Plays at full speed until so many episodes have ended. */
async function playEpisodes(page: Page, episodes: number): Promise<void> {
  await page.select(".arena select", "max");
  await press(page, "Play");
  await page.waitForFunction(
    `Number(document.querySelector(".readout dd").textContent) > ${episodes}`,
    { timeout: 30_000 },
  );
  await press(page, "Pause");
}

/** The mean return that a panel shows, and of how many episodes. */
function meanOf(readout: Record<string, string>): [mean: number, n: number] {
  const [, mean, n] = /^(\S+) \(n = (\d+)\)$/.exec(readout["Mean return"])!;
  return [Number(mean.replace("−", "-")), Number(n)];
}

/** What `deno task play` gives for a published policy. */
async function returnsOf(
  policy: string,
  seed: number,
  episodes: number,
): Promise<readonly number[]> {
  const bytes = Deno.readFileSync(`results/classic/${policy}/seed-1.onnx`);
  return (await playPolicy(bytes, { seed, episodes, makeEnvironment })).returns;
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

for (const place of places) {
  browserTest(
    `the runtime opened from ${place} loads on a click alone, at the size that is said`,
    async (browser) => {
      const visit = await browser.visit(site, place, "#/play");
      const { page, troubles } = visit;
      const asked: string[] = [];
      page.on("request", (request) => asked.push(request.url()));
      const button = await page.waitForSelector("::-p-text(Load the player)");
      const text = await button!.evaluate((button) => button.textContent);
      const { size } = Deno.statSync(`${site}/assets/runtime.js`);
      assertEquals(text, `Load the player (${Math.round(size / 1e6)} MB)`);
      assertEquals(asked, []);
      await loadPaused(visit);
      assertEquals(asked[0], `${visit.base}assets/runtime.js`);
      assertEquals(
        await page.evaluate("document.activeElement.textContent"),
        "Play",
      );
      assertEquals(troubles, []);
    },
  );

  browserTest(
    `a CartPole-v1 policy opened from ${place} balances for 500 steps`,
    async (browser) => {
      const visit = await browser.visit(site, place, "#/play/CartPole-v1/ppo");
      await loadPaused(visit);
      await playEpisodes(visit.page, 3);
      const [mean, n] = meanOf((await readouts(visit.page))[0]);
      assertGreater(n, 2);
      assertEquals(mean, 500);
      assertEquals(visit.troubles, []);
    },
  );
}

browserTest(
  "a Pendulum-v1 policy swings up, and stands at the end",
  async (browser) => {
    const visit = await browser.visit(site, "disk", "#/play/Pendulum-v1/ppo");
    const { page } = visit;
    await loadPaused(visit);
    const steps = async (count: number) => {
      for (let i = 0; i < count; i++) await press(page, "Step");
      const [{ "Return so far": total }] = await readouts(page);
      return Number(total.replace("−", "-"));
    };
    const early = await steps(150);
    const total = await steps(50);
    const [{ Step, "Last returns": returns }] = await readouts(page);
    assertEquals(Step, "200");
    const [expected] = await returnsOf("Pendulum-v1/ppo", 1, 1);
    assertGreater(expected, -400);
    assertAlmostEquals(total, expected, 0.02);
    assertEquals(Number(returns.replace("−", "-")), total);
    // A reward is −θ² and less: on average it is within 6° of upright.
    assertGreater(total - early, -50 * 0.01);
    assertEquals(visit.troubles, []);
  },
);

browserTest(
  "returns are those of `deno task play` with the same seed",
  async (browser) => {
    const hash = "#/play/Pendulum-v1/ppo,trpo-monte-carlo";
    const visit = await browser.visit(site, "disk", hash);
    const { page } = visit;
    await loadPaused(visit);
    await page.click(".arena input", { count: 3 });
    await page.keyboard.type("7");
    await page.keyboard.press("Tab");
    await playEpisodes(page, 4);
    const shown = await readouts(page);
    for (const [i, row] of ["ppo", "trpo-monte-carlo"].entries()) {
      const [mean, n] = meanOf(shown[i]);
      const expected = await returnsOf(`Pendulum-v1/${row}`, 7, n);
      assertAlmostEquals(mean, average(expected), 0.05);
    }
    assertEquals(visit.troubles, []);
  },
);

browserTest(
  "pause stops, a step is one step, and reset goes back to the start",
  async (browser) => {
    const visit = await browser.visit(site, "disk", "#/play/CartPole-v1/ppo");
    const { page } = visit;
    const picture = () =>
      page.evaluate(`document.querySelector("canvas").toDataURL()`);
    await loadPaused(visit);
    const start = await picture();
    assertEquals((await readouts(page))[0].Step, "0");
    await press(page, "Play");
    await page.waitForFunction(
      `document.querySelectorAll(".readout dd")[1].textContent > 20`,
    );
    await press(page, "Pause");
    const [paused] = await readouts(page);
    const held = await picture();
    await new Promise((resolve) => setTimeout(resolve, 200));
    assertEquals((await readouts(page))[0], paused);
    assertEquals(await picture(), held);
    const status = await page.$eval("[role=status]", (p) => p.textContent);
    assertEquals(status.includes(`step ${paused.Step}, return`), true);

    await press(page, "Step");
    const [stepped] = await readouts(page);
    assertEquals(Number(stepped.Step), Number(paused.Step) + 1);
    assertEquals(await picture() === held, false);

    await press(page, "Reset");
    const [reset] = await readouts(page);
    assertEquals([reset.Episode, reset.Step, reset["Return so far"]], [
      "1",
      "0",
      "0",
    ]);
    assertEquals(await picture(), start);
    assertEquals(visit.troubles, []);
  },
);

browserTest(
  "it plays at once, unless the reader prefers little motion",
  async (browser) => {
    const { page } = await browser.visit(
      site,
      "disk",
      "#/play/CartPole-v1/ppo",
    );
    await press(page, "Load the player");
    await page.waitForFunction(
      `document.querySelectorAll(".readout dd")[1].textContent > 10`,
    );
    assertEquals(
      await page.$eval("button.primary", (button) => button.textContent),
      "Pause",
    );
  },
);

browserTest(
  "policies are added, exchanged and removed, and begin together",
  async (browser) => {
    const visit = await browser.visit(site, "disk", "#/play/CartPole-v1/ppo");
    const { page } = visit;
    await loadPaused(visit);
    await press(page, "Step");
    await press(page, "Add a policy");
    await page.waitForSelector(".game:nth-child(2)");
    await press(page, "Step");
    await press(page, "Step");
    const steps = async () => (await readouts(page)).map(({ Step }) => Step);
    assertEquals(await steps(), ["2", "2"]);

    await page.select(".game:nth-child(2) select", "npg");
    await page.waitForSelector(`.game[aria-label^="npg"] canvas`);
    await press(page, "Step");
    assertEquals(await steps(), ["1", "1"]);

    await press(page, "Remove");
    assertEquals(
      await page.$$eval(
        "canvas",
        (all) => all.map((canvas) => canvas.getAttribute("aria-label")),
      ),
      [
        "A pole on a cart that is pushed to the left and to the right: npg (final, 100,352 steps)",
      ],
    );
    assertEquals(visit.troubles, []);
  },
);

browserTest("a damaged policy is refused in its panel", async (browser) => {
  const visit = await browser.visit(site, "disk", "#/play/CartPole-v1/a2c,ppo");
  await loadPaused(visit);
  await press(visit.page, "Step");
  assertEquals(
    await visit.page.$$eval(".problem", (all) => all.map((p) => p.textContent)),
    [
      "Cannot read policy as it does not end as this project's files do: cut off, or foreign",
      "",
    ],
  );
  const steps = (await readouts(visit.page)).map(({ Step }) => Step);
  assertEquals(steps, ["0", "1"]);
  assertEquals(visit.troubles, []);
});

for (const scheme of ["light", "dark"] as const) {
  browserTest(
    `axe finds nothing wrong in #/play, ${scheme}`,
    async (browser) => {
      const hash = "#/play/CartPole-v1/ppo,trpo";
      const visit = await browser.visit(site, "disk", hash, { scheme });
      await visit.page.waitForSelector(".readout");
      assertEquals(await violationsOf(visit.page), []);
      await loadPaused(visit);
      assertEquals(await violationsOf(visit.page), []);
    },
  );
}

browserTest(
  "nothing scrolls sideways in #/play on a phone",
  async (browser) => {
    const hash = "#/play/CartPole-v1/ppo,trpo,a2c";
    const { page } = await browser.visit(site, "disk", hash, { width: 360 });
    await page.waitForSelector(".game:nth-child(3) .readout");
    assertEquals(
      await page.evaluate("document.documentElement.scrollWidth"),
      360,
    );
    const lefts = await page.$$eval(
      ".game",
      (all) => all.map((game) => game.getBoundingClientRect().left),
    );
    assertEquals(new Set(lefts).size, 1);
  },
);
