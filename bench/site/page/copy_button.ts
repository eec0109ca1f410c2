/// <reference lib="dom" />
/**
 * Text that is copied by a button.
 *
 * @module
 */
import { element } from "./element.ts";

/**
 * Makes a button that copies a text, and says that it did. Where the browser
 * allows no copying it marks the text, for the reader to copy.
 *
 * @param shown What shows the text, and nothing else.
 * @param name What the text is, for those who hear the button.
 * @returns The button, not yet in the page.
 */
export function copyButton(shown: HTMLElement, name: string): HTMLElement {
  const said = element("span", { role: "status" });
  const button = element(
    "button",
    { type: "button", "aria-label": `Copy ${name}` },
    "Copy",
  );
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(shown.textContent ?? "");
      said.textContent = "Copied";
    } catch {
      getSelection()?.selectAllChildren(shown);
      said.textContent = "Marked: copy it by key";
    }
  });
  return element("span", { class: "copy" }, button, " ", said);
}
