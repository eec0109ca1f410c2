import { assert, assertEquals } from "@std/assert";
import { sampleSite } from "../_sample_site.ts";
import { siteFiles } from "./site_files.ts";
import type { RunDetails, SiteIndex } from "../site_index.ts";

function textOf(path: string, input = sampleSite()): string {
  const found = siteFiles(input).find((file) => file.path === path);
  assert(typeof found?.content === "string", path);
  return found.content;
}

/** Runs a script of the site as a browser would; gives what it sets and delivers. */
function runScript(script: string) {
  const delivered = new Map<string, unknown>();
  const page = {
    index: undefined as unknown,
    deliver: (path: string, value: unknown) => delivered.set(path, value),
  };
  const scope = { policyGradientBench: page };
  new Function("globalThis", "policyGradientBench", script)(scope, page);
  return { index: page.index as SiteIndex, delivered };
}

Deno.test("siteFiles() lists the page, its data, every cell, every policy and the assets", () => {
  assertEquals(siteFiles(sampleSite()).map(({ path }) => path), [
    "index.html",
    "data.js",
    "runs/CartPole-v1/a2c.js",
    "runs/CartPole-v1/ppo.js",
    "runs/Pendulum-v1/a2c.js",
    "runs/Pendulum-v1/ppo.js",
    "policies/CartPole-v1/ppo/untrained.js",
    "policies/CartPole-v1/ppo/final.js",
    "assets/main.js",
    "assets/vega.js",
    "assets/runtime.js",
    "assets/style.css",
    "assets/licenses.txt",
  ]);
});

Deno.test("siteFiles() gives the same bytes in whatever order results, policies and keys come", () => {
  const input = sampleSite();
  const turned = {
    ...input,
    results: input.results.map((result) =>
      Object.fromEntries(Object.entries(result).reverse()) as typeof result
    ).reverse(),
    policies: input.policies.toReversed(),
  };
  assertEquals(siteFiles(turned), siteFiles(input));
});

Deno.test("data.js sets the index: comparison, runs by cell and seed, policies by stage", () => {
  const input = sampleSite();
  const { index } = runScript(textOf("data.js", input));
  assertEquals(index.comparison.cells, input.comparison.cells);
  assertEquals(index.comparison.aggregates, input.comparison.aggregates);
  assertEquals(
    index.runs.map(({ environment, row, seed, score }) =>
      `${environment}/${row}/${seed}: ${score}`
    ).slice(5, 9),
    [
      "CartPole-v1/ppo/3: 480",
      "Pendulum-v1/a2c/1: -900",
      "Pendulum-v1/a2c/2: null",
      "Pendulum-v1/a2c/3: -1000",
    ],
  );
  assertEquals(index.policies.map(({ stage, file }) => [stage, file]), [
    ["untrained", "policies/CartPole-v1/ppo/untrained.js"],
    ["final", "policies/CartPole-v1/ppo/final.js"],
  ]);
  assertEquals(index.command, "deno task bench --suite sample");
});

Deno.test("a policy's script delivers its file as base64 under its own path", () => {
  const path = "policies/CartPole-v1/ppo/untrained.js";
  assertEquals([...runScript(textOf(path)).delivered], [[path, "Af8="]]);
});

Deno.test("policies of other seeds than 1 leave no trace, wherever they lie", () => {
  const input = sampleSite();
  const published = input.policies.filter(({ seed }) => seed === 1);
  assertEquals([published.length, input.policies.length], [2, 3]);
  const trained = siteFiles(input);
  assertEquals(trained, siteFiles({ ...input, policies: published }));
});

Deno.test("a cell's script delivers its runs by seed, diagnostics to six digits", () => {
  const path = "runs/Pendulum-v1/a2c.js";
  const runs = runScript(textOf(path)).delivered.get(path) as RunDetails[];
  assertEquals(runs.map(({ seed }) => seed), [1, 2, 3]);
  assertEquals(runs[0].iterations.kl, [0.0123457, null]);
  assertEquals(runs[0].curve.return, [0.333333, -900]);
  assertEquals(runs[0].final, { episodes: 100, mean: -900, std: 0 });
  assertEquals(runs[1].divergence?.reason, "</script><!--\u2028");
});

Deno.test("no script of the site can end its element or break its line", () => {
  const scripts = siteFiles(sampleSite())
    .filter(({ path }) => /^(data|runs|policies)/.test(path));
  assertEquals(scripts.length, 7);
  for (const { path, content } of scripts) {
    assertEquals(/[<\u2028\u2029]|\n./.test(content as string), false, path);
  }
});

Deno.test("a key named __proto__ arrives as a key", () => {
  const input = sampleSite();
  const options = JSON.parse('{"__proto__": {"a": 1}}');
  const results = input.results.map((result) => ({ ...result, options }));
  const path = "runs/CartPole-v1/ppo.js";
  const { delivered } = runScript(textOf(path, { ...input, results }));
  const [run] = delivered.get(path) as RunDetails[];
  assertEquals(Object.keys(run.options), ["__proto__"]);
});

Deno.test("index.html shows names as text, whatever is in them", () => {
  const input = sampleSite();
  const comparison = { ...input.comparison, name: "<img src=x>\u202E" };
  const html = textOf("index.html", { ...input, comparison });
  assertEquals(html.includes("<img"), false);
  assertEquals(
    html.match(/<h1>(.*?)<\/h1>/)?.[1].slice(0, 24),
    "&lt;img src=x&gt;\uFFFD: poli",
  );
});

Deno.test("index.html holds every script and style in files of the site", () => {
  const html = textOf("index.html");
  const paths = [
    ...html.matchAll(/<(?:script|link)[^>]* (?:src|href)="([^"]*)"/g),
  ]
    .map(([, path]) => path);
  assertEquals(paths, [
    "data:,",
    "assets/style.css",
    "data.js",
    "assets/main.js",
  ]);
  assertEquals(/<script(?![^>]* src=)| style=| on\w+=/.test(html), false);
});
