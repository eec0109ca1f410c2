/**
 * Adds an environment and an algorithm by the steps of docs/extending.md and
 * nothing else, in a copy of the project, and looks at what comes out.
 */
import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertMatch,
  assertStringIncludes,
} from "@std/assert";
import { goldenRecords } from "../bench/commands/golden/golden_runs.ts";
import type { Comparison } from "../bench/comparison/mod.ts";
import type { Pen } from "../bench/site/page/drawings/pen.ts";
import type { SiteIndex } from "../bench/site/site_index.ts";
import type { Dynamics } from "../envs/mod.ts";
import { copyFolder, runLine } from "./_guides.ts";
import { applySteps, readSteps } from "./documented_steps.ts";
import { readOwn, root } from "./own_files.ts";

const FOLDERS = [
  "_tools",
  "algorithms",
  "bench",
  "envs",
  "networks",
  "numerics",
  "packages",
];
const FILES = ["deno.json", "deno.lock", "mod.ts"];

const document = "docs/extending.md";
const steps = readSteps(document, readOwn(document));

Deno.test("an environment and an algorithm are two files and two lines each", () => {
  assertEquals(steps.files.map(({ path }) => path), [
    "envs/hover.ts",
    "bench/site/page/drawings/hover.ts",
    "algorithms/sign_reinforce.ts",
    "hover.json",
  ]);
  assertEquals(
    steps.edits.map(({ path, added }) => [path, added.length]),
    [
      ["envs/environments.ts", 2],
      ["bench/site/page/drawings/mod.ts", 2],
      ["algorithms/algorithms.ts", 2],
    ],
  );
});

Deno.test("by the steps of docs/extending.md they train, are tested, reported and drawn", async (t) => {
  const folder = Deno.makeTempDirSync();
  const copy = new URL(`file://${folder}/`);
  for (const name of FOLDERS) {
    copyFolder(new URL(name, root).pathname, `${folder}/${name}`);
  }
  for (const name of FILES) {
    Deno.copyFileSync(new URL(name, root), new URL(name, copy));
  }
  applySteps(steps, copy);
  const read = (path: string) => Deno.readTextFileSync(new URL(path, copy));
  const load = (path: string) => import(new URL(path, copy).href);
  const { hover }: { hover: Dynamics } = await load("envs/hover.ts");

  await t.step("the commands run", async () => {
    for (const command of steps.commands) await succeed(command, folder);
  });

  await t.step("types are right and the contract tests hold", async () => {
    const passed = await succeed(
      "deno test --allow-read --allow-ffi '--filter=/Hover-v0|sign-reinforce/' " +
        "envs algorithms/*_test.ts bench/site/page/drawings",
      folder,
    );
    const [, count] = passed.match(/(\d+) passed \| 0 failed/)!;
    assert(Number(count) >= 20, passed);
  });

  await t.step(
    "scores are normalized by the record, in tables and figures",
    () => {
      const { randomScore, threshold } = hover;
      const { environments, cells }: Comparison = JSON.parse(
        read("out/hover/comparison.json"),
      );
      const scale = { random: randomScore, reference: threshold };
      assertEquals(environments[0], { id: "Hover-v0", scale, threshold });
      const { environment, row, mean, normalized } = cells[0];
      assertEquals([environment, row], ["Hover-v0", "sign-reinforce"]);
      assertAlmostEquals(
        normalized!.value,
        (mean!.value - randomScore) / (threshold - randomScore),
        1e-12,
      );
      const line = `sign-reinforce | 600 | 3 | ${mean!.value.toFixed(1)} `;
      const tables = read("out/hover/tables.md").replaceAll(/[*]|(?<= ) /g, "");
      assertStringIncludes(tables, line);
      const curve = read("out/hover/figures/learning-curves.csv");
      assertMatch(curve, /^Hover-v0,sign-reinforce,\d+,\d/m);
      const svg = read("out/hover/figures/learning-curves.svg");
      assertStringIncludes(svg, "Hover-v0");
      assertStringIncludes(svg, "#7F3F00");
    },
  );

  await t.step("the page knows them", () => {
    const scope: { policyGradientBench?: { index: SiteIndex } } = {};
    new Function("globalThis", read("out/hover/site/data.js"))(scope);
    const { styles, diagnostics, runs } = scope.policyGradientBench!.index;
    assertEquals(
      runs.slice(0, 3).map(({ environment, row, seed }) => [
        environment,
        row,
        seed,
      ]),
      [1, 2, 3].map((seed) => ["Hover-v0", "sign-reinforce", seed]),
    );
    assertEquals(styles[0].color.light, "#7F3F00");
    assertEquals(diagnostics["sign-reinforce"].map(({ title }) => title), [
      "Gradient norm",
      "Mean return",
      "Truncated returns",
    ]);
    const script = read("out/hover/site/assets/main.js");
    assertStringIncludes(script, "A body that a thruster holds in the air");
    assertStringIncludes(script, hover.source);
  });

  await t.step("the environment is drawn", async () => {
    const { scenes }: typeof import("../bench/site/page/drawings/mod.ts") =
      await load("bench/site/page/drawings/mod.ts");
    const scene = scenes.get("Hover-v0")!;
    const shapes = (action: number | null) => {
      const drawn: unknown[][] = [];
      const record = (name: string) => (...args: unknown[]) =>
        drawn.push([name, ...args]);
      const names = ["line", "fill", "disc", "arrow", "turn"];
      const pen = Object.fromEntries(names.map((name) => [name, record(name)]));
      scene.draw(pen as unknown as Pen, [0.5, 0], action);
      return drawn;
    };
    assertEquals(shapes(null), shapes(0));
    assertEquals(shapes(1).map(([name]) => name), [
      "line",
      "line",
      "disc",
      "arrow",
    ]);
    assertEquals(shapes(1)[2], ["disc", [0, 0.5], 0.15, "body"]);
    assertEquals(scene.describeAction(1), "thrust");
  });

  await t.step(
    "golden runs are there for both, the others as they were",
    async () => {
      const path = "bench/commands/golden/golden_runs.ts";
      const extended: typeof import("../bench/commands/golden/golden_runs.ts") =
        await load(path);
      const records = extended.goldenRecords();
      const isNew = ({ environment, algorithm }: typeof records[number]) =>
        environment === "Hover-v0" || algorithm === "sign-reinforce";
      const before = goldenRecords();
      assertEquals(records.filter((record) => !isNew(record)), before);
      const algorithms = new Set(before.map(({ algorithm }) => algorithm));
      const environments = new Set(
        before.map(({ environment }) => environment),
      );
      assertEquals(
        records.filter(isNew).length,
        algorithms.size + 1 + environments.size,
      );
    },
  );
  Deno.removeSync(folder, { recursive: true });
});

async function succeed(line: string, folder: string): Promise<string> {
  const { code, output } = await runLine(line, folder);
  assertEquals(code, 0, `${line}\n${output}`);
  return output;
}
