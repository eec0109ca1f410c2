/**
 * Text of unknown origin, made safe for a terminal.
 *
 * @module
 */

/**
 * Replaces control and format characters (line breaks, terminal escapes,
 * bidirectional overrides, halves of surrogate pairs) by U+FFFD, each by one.
 *
 * @param text Any text.
 * @returns One line that a terminal shows as it is.
 *
 * @example A name that tries to color the terminal
 * ```ts
 * import { plainText } from "./plain_text.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(plainText("\u001b[31mred\n"), "\uFFFD[31mred\uFFFD");
 * ```
 */
export function plainText(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "\uFFFD");
}
