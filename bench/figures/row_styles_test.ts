import { assert, assertEquals, assertNotEquals } from "@std/assert";
import { type RowStyle, rowStyles } from "./row_styles.ts";

const classic = [
  "reinforce",
  "a2c",
  "npg",
  "trpo",
  "trpo-monte-carlo",
  "trpo-vine",
  "ppo",
];

Deno.test("color alone, dash alone and shape alone tell eight rows apart", () => {
  const styles = rowStyles([...classic, "mine"]);
  const distinct = (look: (style: RowStyle) => unknown) =>
    new Set(styles.map((style) => JSON.stringify(look(style)))).size;

  assertEquals(distinct(({ color }) => color.light), 8);
  assertEquals(distinct(({ color }) => color.dark), 8);
  assertEquals(distinct(({ dash }) => dash), 8);
  assertEquals(distinct(({ shape }) => shape), 8);
});

Deno.test("an algorithm looks the same whatever else is compared", () => {
  const [trpo] = rowStyles(["trpo"]);

  assertEquals(rowStyles(classic)[3], trpo);
  assertEquals(rowStyles(["mine", "ppo", "trpo"])[2], trpo);
});

Deno.test("a label of another suite never takes the style of one that is there", () => {
  const [first, reinforce, second] = rowStyles(["x", "reinforce", "y"]);

  assertNotEquals(first, reinforce);
  assertNotEquals(second, reinforce);
  assertNotEquals(first, second);
});

Deno.test("sixty-four rows have sixty-four styles", () => {
  const rows = Array.from({ length: 64 }, (_, i) => `row ${i}`);

  assertEquals(new Set(rowStyles(rows).map((s) => JSON.stringify(s))).size, 64);
});

Deno.test("every color stands out from its background", () => {
  for (const { color } of rowStyles([...classic, "mine"])) {
    assert(contrast(color.light, "#FFFFFF") > 2, color.light);
    assert(contrast(color.dark, "#14171C") > 3, color.dark);
  }
});

/** WCAG 2.2's ratio of contrast. */
function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
