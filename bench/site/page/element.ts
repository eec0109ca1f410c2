/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/**
 * Elements of the page, made without a string of HTML.
 *
 * The platform has no shorter way that never reads HTML: this is a loop over
 * `createElement`, `setAttribute` and `append`.
 *
 * @module
 */
import type { Attributes, Markup } from "../markup.ts";

/** What an element holds: another element, or text, which is never read as HTML. */
export type Child = Node | string | null;

/**
 * Makes an HTML element. Text becomes a text node, whatever is in it.
 *
 * @param tag The element's name.
 * @param attributes Its attributes by name; true sets one empty, false and null
 * leave it out.
 * @param children What it holds, in order; null is left out.
 * @returns The element, not yet in the document.
 */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === false) continue;
    made.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children) {
    if (child !== null) made.append(child);
  }
  return made;
}

/**
 * Makes the elements that a description stands for.
 *
 * @param markup The description.
 * @returns The element with all that it holds.
 */
export function build({ tag, attributes, children }: Markup): HTMLElement {
  return element(
    tag as keyof HTMLElementTagNameMap,
    attributes,
    ...children.map((child) =>
      typeof child === "string" ? child : build(child)
    ),
  );
}
