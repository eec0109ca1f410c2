import { assertEquals } from "@std/assert";
import { escapeMarkdown, markdownTable } from "./markdown.ts";

Deno.test("escapeMarkdown() leaves names as they are", () => {
  assertEquals(escapeMarkdown("x86_64"), "x86_64");
  assertEquals(
    escapeMarkdown("trpo-monte-carlo, CartPole-v1 (2.9)"),
    "trpo-monte-carlo, CartPole-v1 (2.9)",
  );
});

Deno.test("escapeMarkdown() takes every markup character's meaning away", () => {
  assertEquals(
    escapeMarkdown("`a` *b* _c_ ~d~ [e](f) <g> h|i &j; $k$ \\ l://m @n !o #p"),
    "\\`a\\` \\*b\\* \\_c\\_ \\~d\\~ \\[e\\](f) \\<g\\> h\\|i \\&j; \\$k\\$ \\\\ l\\://m \\@n \\!o \\#p",
  );
});

Deno.test("escapeMarkdown() makes no link of a host's name", () => {
  assertEquals(escapeMarkdown("www.x.org WWW.y"), "www\\.x.org WWW\\.y");
});

Deno.test("escapeMarkdown() lets no control character through", () => {
  // A terminal escape, line breaks of three kinds, a bidirectional override.
  assertEquals(
    escapeMarkdown("a\x1b[31m\nb\r\u2028c\u202ed\0"),
    "a\uFFFD\\[31m\uFFFDb\uFFFD\uFFFDc\uFFFDd\uFFFD",
  );
});

Deno.test("markdownTable() aligns words left and numbers right", () => {
  assertEquals(
    markdownTable(
      [{ title: "Row", align: "left" }, { title: "n", align: "right" }],
      [["ppo", "5"], ["reinforce", "12,345"]],
    ),
    `| Row       |      n |
| :-------- | -----: |
| ppo       |      5 |
| reinforce | 12,345 |
`,
  );
});

Deno.test("markdownTable() counts characters, not code units", () => {
  assertEquals(
    markdownTable([{ title: "𝛿", align: "right" }], [["−1.0"]]),
    "|    𝛿 |\n| ---: |\n| −1.0 |\n",
  );
});
