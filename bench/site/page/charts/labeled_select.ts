/// <reference lib="dom" />
/**
 * A choice of one among some: the platform's own list.
 *
 * @module
 */
import { plainText } from "../../../text/plain_text.ts";
import { element } from "../element.ts";

/**
 * Makes a list to choose from.
 *
 * @param label What is chosen.
 * @param choices The choices, each once.
 * @param chosen The one that is chosen at first.
 * @param onChoice Is told another choice.
 * @returns The list with its label, not yet in the page.
 */
export function labeledSelect<Choice extends string>(
  label: string,
  choices: readonly Choice[],
  chosen: Choice,
  onChoice: (choice: Choice) => void,
): HTMLElement {
  const select = element(
    "select",
    {},
    ...choices.map((choice) =>
      element("option", { selected: choice === chosen }, plainText(choice))
    ),
  );
  select.addEventListener(
    "change",
    () => onChoice(choices[select.selectedIndex]),
  );
  return element("label", { class: "choice" }, `${label} `, select);
}
