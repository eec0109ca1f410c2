import { plainText } from "../../text/plain_text.ts";
import { type Markup, markup } from "../markup.ts";

/**
 * Shows a command. Its lines break between words alone: browsers would break
 * them within `--seeds`.
 *
 * @param command A line for a shell.
 * @returns Code whose text is the command.
 *
 * @example Two words
 * ```ts
 * import { htmlOf } from "../markup.ts";
 * import { commandMarkup } from "./command.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(
 *   htmlOf(commandMarkup("deno task")),
 *   '<code><span class="word">deno</span> <span class="word">task</span></code>',
 * );
 * ```
 */
export function commandMarkup(command: string): Markup {
  const words = plainText(command).split(" ").map((word) =>
    markup("span", { class: "word" }, word)
  );
  const parts = words.flatMap((word, i) => i === 0 ? [word] : [" ", word]);
  return markup("code", {}, ...parts);
}
