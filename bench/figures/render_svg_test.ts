import {
  assert,
  assertEquals,
  assertNotEquals,
  assertStringIncludes,
} from "@std/assert";
import { assertWellFormed } from "./_assert_well_formed.ts";
import { sampleComparison } from "./_sample_comparison.ts";
import { figuresOf } from "./figures.ts";
import { learningCurves } from "./learning_curves.ts";
import { renderSvg } from "./render_svg.ts";
import { rowStyles } from "./row_styles.ts";
import { scoreAgainstTime } from "./score_against_time.ts";

const comparison = sampleComparison();
const figures = [
  ...figuresOf(comparison),
  scoreAgainstTime(
    comparison,
    comparison.cells.map(({ environment, row }, i) => ({
      environment,
      row,
      wallSeconds: 1 + i,
    })),
  )!,
];

/** Names that try to leave the text in which they stand. */
const HOSTILE = [
  "</text><script>alert(1)</script>",
  `"]; alert(1); //`,
  "\\u0022) || alert('1') || (\"",
  "a\u0000\u001b[31mb\n",
  "__proto__",
  "]]>&amp;<!--",
];

for (const figure of figures) {
  for (const theme of ["light", "dark"] as const) {
    Deno.test(`${figure.name} (${theme}) is well-formed, described and complete`, async () => {
      const svg = await renderSvg(figure, theme);
      const ids = [...svg.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);

      assertWellFormed(svg);
      assertStringIncludes(svg, `">${figure.description}</desc>`);
      assertEquals(ids, [
        `${figure.name}-${theme}-title`,
        `${figure.name}-${theme}-description`,
      ]);
      for (const { color } of rowStyles(comparison.rows).slice(1)) {
        assertStringIncludes(svg, `"${color[theme]}"`);
      }
      for (const row of comparison.rows) {
        assertStringIncludes(svg, `>${row}</text>`);
      }
    });
  }
}

Deno.test("nothing in a figure is asked of another host, nor is a script", async () => {
  for (const figure of figures) {
    const svg = await renderSvg(figure, "light");
    assert(!/<script|<style|<image|<use|href=|url\(|\son\w+=/i.test(svg));
  }
});

Deno.test("names of rows and environments stay text, and their data stay theirs", async () => {
  const hostile = sampleComparison({ rows: HOSTILE, environments: HOSTILE });
  const plain = sampleComparison({
    rows: HOSTILE.map((_, i) => `row ${i}`),
    environments: HOSTILE.map((_, i) => `environment ${i}`),
  });
  const counts = async (one: typeof hostile) => {
    const svgs = await Promise.all(
      figuresOf(one).map((figure) => renderSvg(figure, "light")),
    );
    return svgs.map((svg) => {
      assertWellFormed(svg);
      assert(!/<script|\p{Cc}/u.test(svg.replaceAll("\n", "")), svg);
      return {
        paths: svg.split("<path").length,
        texts: svg.split("<text").length,
      };
    });
  };

  assertEquals(await counts(hostile), await counts(plain));
});

Deno.test("lines have the dashes of their rows", async () => {
  const svg = await renderSvg(figures[0], "light");
  const [reinforce, trpo, ppo] = rowStyles(comparison.rows);
  const lines = (color: string) =>
    [...svg.matchAll(/<path d="[^"]*"[^>]*stroke-width="1.75"[^>]*>/g)]
      .map(([path]) => path)
      .filter((path) => path.includes(`stroke="${color}"`));

  assertEquals(lines(trpo.color.light).length, 2);
  for (const { color, dash } of [reinforce, ppo]) {
    assertEquals(lines(color.light).length, 2);
    for (const line of lines(color.light)) {
      assertStringIncludes(line, `stroke-dasharray="${dash.join(",")}"`);
    }
  }
  for (const line of lines(trpo.color.light)) {
    assert(!line.includes("stroke-dasharray"), line);
  }
});

Deno.test("no number of a figure has more than two decimals", async () => {
  const places = /(?<= (?:d|transform|x|y|x2|y2|width|height)=")[^"]*/g;
  for (const figure of figures) {
    const svg = await renderSvg(figure, "light");
    const found = [...svg.matchAll(places)].map(([value]) => value);
    assert(found.length > 20);
    assertEquals(found.filter((value) => /\.\d{3}|\de/.test(value)), []);
  }
});

Deno.test("a change of one score changes the picture", async () => {
  const [cell, ...others] = comparison.curves[0].rows;
  const changed = {
    ...comparison,
    curves: [{
      ...comparison.curves[0],
      rows: [{ ...cell, value: [...cell.value.slice(0, -1), 40] }, ...others],
    }, ...comparison.curves.slice(1)],
  };

  assertNotEquals(
    await renderSvg(learningCurves(changed)!, "light"),
    await renderSvg(learningCurves(comparison)!, "light"),
  );
});

Deno.test("another process, locale and time zone draw the same bytes without a permission", async () => {
  const one = await printFigures({ LC_ALL: "C", TZ: "UTC" });

  assertEquals(
    await printFigures({ LC_ALL: "de_DE.UTF-8", TZ: "Asia/Kolkata" }),
    one,
  );
  assertStringIncludes(one, await renderSvg(figures[0], "dark"));
});

Deno.test("logarithms and sines that differ in the last bits draw the same bytes", async () => {
  assertEquals(await printFigures({}, "skewed"), await printFigures({}));
});

async function printFigures(
  env: Record<string, string>,
  ...args: string[]
): Promise<string> {
  const script = new URL("_print_figures.ts", import.meta.url).href;
  const { success, stdout, stderr } = await new Deno.Command(
    Deno.execPath(),
    {
      args: ["run", "--no-prompt", "--no-remote", script, ...args],
      env: { NO_COLOR: "1", ...env },
    },
  ).output();
  assert(success, new TextDecoder().decode(stderr));
  return new TextDecoder().decode(stdout);
}
