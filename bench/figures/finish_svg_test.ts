import { assertEquals, assertStringIncludes } from "@std/assert";
import { finishSvg } from "./finish_svg.ts";

const words = { id: "figure", title: "Title", description: "Description" };

function finished(inner: string): string {
  const lines = finishSvg(`<svg class="marks">${inner}</svg>`, words).split(
    "\n",
  );
  return lines[3];
}

Deno.test("places have two decimals", () => {
  assertEquals(
    finished('<path d="M-0.001,12.3456L1e-14,5.005Z"/>'),
    '<path d="M0,12.35L0,5.01Z"/>',
  );
  assertEquals(
    finished(
      '<g transform="translate(30.00000000000003,-9.999) rotate(-90)"/>',
    ),
    '<g transform="translate(30,-10) rotate(-90)"/>',
  );
});

Deno.test("colors, ids, widths of strokes and words keep their digits", () => {
  const inner =
    '<text id="a1.2345" fill="#0072B2" stroke-width="1.2345">x="0.12345"</text>';

  assertEquals(finished(inner), inner);
});

Deno.test("control characters of names don't reach the file", () => {
  assertEquals(
    finished("<text>\u0000\u202e</text>"),
    "<text>\uFFFD\uFFFD</text>",
  );
});

Deno.test("title and description are escaped and belong to the image", () => {
  const svg = finishSvg("<svg></svg>".replace("svg>", 'svg class="marks">'), {
    id: "one",
    title: "A & B",
    description: "<script>\n",
  });

  assertEquals(svg.split("\n").slice(0, 3), [
    '<svg role="img" aria-labelledby="one-title" aria-describedby="one-description" class="marks">',
    '<title id="one-title">A &amp; B</title>',
    '<desc id="one-description">&lt;script&gt;\uFFFD</desc>',
  ]);
  assertStringIncludes(svg, "\n</svg>\n");
});
