/**
 * LaTeX text and tables.
 *
 * @module
 */

const COMMANDS: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "<": "\\textless{}",
  ">": "\\textgreater{}",
  "|": "\\textbar{}",
  '"': "\\char34{}",
  "`": "\\textasciigrave{}",
  "'": "\\textquotesingle{}",
};

/**
 * Escapes text that comes from a file, so that LaTeX typesets it as it is. What
 * is no printable ASCII character becomes a question mark, since a document's
 * fonts may lack it. A hyphen, a bracket and an asterisk stand in braces: no
 * two hyphens become a dash, and none of them an argument of `\\`.
 *
 * @param text Any text.
 * @returns LaTeX for text mode.
 *
 * @example A label with an underscore
 * ```ts
 * import { escapeLatex } from "./latex.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(escapeLatex("my_row & 50%"), "my\\_row \\& 50\\%");
 * ```
 */
export function escapeLatex(text: string): string {
  return text.replace(/[^ -~]/gu, "?")
    .replace(/[{}$&#%_]|[[\]*]|--+|[\\~^<>|"`']/g, (found) => {
      if (/^[{}$&#%_]$/.test(found)) return `\\${found}`;
      if (found.startsWith("--")) return "{-}".repeat(found.length);
      return COMMANDS[found] ?? `{${found}}`;
    });
}

/** A table in the style of booktabs. */
export interface LatexTable {
  /** What it shows, in LaTeX. */
  readonly caption: string;
  /** What `\ref` calls it. */
  readonly label: string;
  /** Headings in LaTeX; the first stands left, the others right. */
  readonly header: readonly string[];
  /** Cells in LaTeX, as many in each row as there are headings. */
  readonly rows: readonly (readonly string[])[];
}

/**
 * Writes a floating table. One that is wider than the text is scaled down to
 * it. It needs the packages booktabs and graphicx.
 *
 * @param table What it holds.
 * @returns LaTeX.
 */
export function latexTable(
  { caption, label, header, rows }: LatexTable,
): string {
  const line = (cells: readonly string[]) => `  ${cells.join(" & ")} \\\\\n`;
  return `\\begin{table}
  \\centering
  \\caption{${caption}}
  \\label{${label}}
  \\smallskip
  \\resizebox{\\ifdim\\width>\\linewidth\\linewidth\\else\\width\\fi}{!}{%
  \\begin{tabular}{l${"r".repeat(header.length - 1)}}
  \\toprule
${line(header)}  \\midrule
${rows.map(line).join("")}  \\bottomrule
  \\end{tabular}}
\\end{table}
`;
}
