import { plainText } from "../text/plain_text.ts";

/** What an SVG file says about itself. */
interface SvgWords {
  /** Beginning of its ids, so that several may stand in one page. */
  readonly id: string;
  /** Title. */
  readonly title: string;
  /** What it shows. */
  readonly description: string;
}

/** Attributes whose numbers are lengths or places. */
const GEOMETRY =
  /(?<= )(d|transform|points|viewBox|width|height|x|y|x1|x2|y1|y2|cx|cy|r)="([^"]*)"/g;

/** Numbers with a fraction or an exponent. */
const LONG_NUMBER = /-?\d+(?:\.\d+)?(?:e[-+]?\d+)?/g;

/**
 * Makes Vega's SVG the same everywhere, and readable by everyone: lengths and
 * places have at most two decimals, so that the last bits of a processor's
 * logarithm don't show; solid lines have no empty list of dashes; control
 * characters of names are replaced; the image has a title and a description.
 *
 * @param svg What Vega wrote: one line, with text and attributes escaped.
 * @param words What it says about itself.
 * @returns The file's text.
 *
 * @example A place is rounded, a word isn't
 * ```ts
 * import { finishSvg } from "./finish_svg.ts";
 * import { assertStringIncludes } from "@std/assert";
 *
 * const svg = '<svg class="marks"><text x="0.1234">0.1234</text></svg>';
 * const finished = finishSvg(svg, { id: "a", title: "T", description: "D" });
 * assertStringIncludes(finished, '<text x="0.12">0.1234</text>');
 * ```
 */
export function finishSvg(svg: string, words: SvgWords): string {
  const { id } = words;
  const labels =
    `role="img" aria-labelledby="${id}-title" aria-describedby="${id}-description"`;
  return plainText(svg)
    .replace(/<[^>]*>/g, finishTag)
    .replace(
      /^<svg ([^>]*)>/,
      (_, attributes) =>
        `<svg ${labels} ${attributes}>\n` +
        `<title id="${id}-title">${escapeXml(words.title)}</title>\n` +
        `<desc id="${id}-description">${escapeXml(words.description)}</desc>\n`,
    )
    .replace(/(<\/g>)?<\/svg>$/, "$1\n</svg>\n");
}

function finishTag(tag: string): string {
  return tag.replace(' stroke-dasharray=""', "")
    .replace(GEOMETRY, roundAttribute);
}

function roundAttribute(_: string, name: string, value: string): string {
  const rounded = value.replace(
    LONG_NUMBER,
    (number) => String(Math.round(Number(number) * 100) / 100 + 0),
  );
  return `${name}="${rounded}"`;
}

function escapeXml(text: string): string {
  return plainText(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
