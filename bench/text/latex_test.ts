import { assertEquals } from "@std/assert";
import { escapeLatex, latexTable } from "./latex.ts";

Deno.test("escapeLatex() leaves names as they are", () => {
  assertEquals(
    escapeLatex("trpo-monte-carlo, CartPole-v1 (2.9)"),
    "trpo-monte-carlo, CartPole-v1 (2.9)",
  );
});

Deno.test("escapeLatex() takes every command's meaning away", () => {
  assertEquals(
    escapeLatex("\\input{x} $a_1^2$ 5% A&B #1 ~ <|>"),
    "\\textbackslash{}input\\{x\\} \\$a\\_1\\textasciicircum{}2\\$ 5\\% A\\&B \\#1 \\textasciitilde{} \\textless{}\\textbar{}\\textgreater{}",
  );
});

Deno.test("escapeLatex() makes no dash of hyphens and no argument of a bracket", () => {
  assertEquals(escapeLatex("a--b---c"), "a{-}{-}b{-}{-}{-}c");
  assertEquals(escapeLatex("[x]*"), "{[}x{]}{*}");
});

Deno.test("escapeLatex() lets no line break and no unknown letter through", () => {
  assertEquals(escapeLatex("a\n\\b\u2028é\x1b"), "a?\\textbackslash{}b???");
});

Deno.test("latexTable() writes a booktabs table that is never wider than the text", () => {
  assertEquals(
    latexTable({
      caption: "Scores.",
      label: "tab:scores",
      header: ["Algorithm", "CartPole-v1", "Mean"],
      rows: [["ppo", "$500$", "$1$"], ["a2c", "--", "$2$"]],
    }),
    `\\begin{table}
  \\centering
  \\caption{Scores.}
  \\label{tab:scores}
  \\smallskip
  \\resizebox{\\ifdim\\width>\\linewidth\\linewidth\\else\\width\\fi}{!}{%
  \\begin{tabular}{lrr}
  \\toprule
  Algorithm & CartPole-v1 & Mean \\\\
  \\midrule
  ppo & $500$ & $1$ \\\\
  a2c & -- & $2$ \\\\
  \\bottomrule
  \\end{tabular}}
\\end{table}
`,
  );
});
