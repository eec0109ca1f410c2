/**
 * Parts of the page as plain data: the builder writes them as HTML, the page's
 * script makes elements of them, so that both show the same.
 *
 * It is our own since a component library would be shipped to every reader, and
 * bring a second way to make elements, for what takes two small functions here.
 *
 * @module
 */

/** A value of an attribute: true sets it empty, false and null leave it out. */
type AttributeValue = string | number | boolean | null;

/** Attributes by name. */
export type Attributes = Readonly<Record<string, AttributeValue>>;

/** An HTML element as data. */
export interface Markup {
  /** The element's name. */
  readonly tag: string;
  /** Its attributes. */
  readonly attributes: Attributes;
  /** What it holds: elements, and text, which is never read as HTML. */
  readonly children: readonly (Markup | string)[];
}

/**
 * Describes an element.
 *
 * @param tag The element's name.
 * @param attributes Its attributes by name.
 * @param children What it holds, in order; null is left out.
 * @returns The description.
 */
export function markup(
  tag: Markup["tag"],
  attributes: Attributes = {},
  ...children: readonly (Markup | string | null)[]
): Markup {
  return {
    tag,
    attributes,
    children: children.filter((child) => child !== null),
  };
}

/** Elements without an end tag, of those that the page uses. */
const voidTags: readonly string[] = ["br", "link", "meta"];

/**
 * Writes an element as HTML, everything in it escaped.
 *
 * @param element The element, or text.
 * @returns HTML that reads back as the same element.
 *
 * @example A name that tries to be an element
 * ```ts
 * import { htmlOf, markup } from "./markup.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(
 *   htmlOf(markup("td", { title: '"', hidden: false }, "<script>&")),
 *   '<td title="&quot;">&lt;script&gt;&amp;</td>',
 * );
 * ```
 */
export function htmlOf(element: Markup | string): string {
  if (typeof element === "string") return escapeHtml(element);
  const { tag, attributes, children } = element;
  const start = Object.entries(attributes).map(([name, value]) => {
    if (value === null || value === false) return "";
    return value === true ? ` ${name}` : ` ${name}="${escapeHtml(`${value}`)}"`;
  });
  const open = `<${tag}${start.join("")}>`;
  if (voidTags.includes(tag)) return open;
  return `${open}${children.map(htmlOf).join("")}</${tag}>`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character]);
}
