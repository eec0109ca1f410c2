/**
 * JSON for files that people read and git compares.
 *
 * @module
 */

/**
 * Writes a value as JSON, indented by two spaces, an array of numbers on one
 * line, with a line break at the end. Keys keep their order.
 *
 * @param value Anything that `JSON.stringify` can write.
 * @returns The text.
 *
 * @example Numbers stay on one line
 * ```ts
 * import { prettyJson } from "./pretty_json.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(prettyJson({ steps: [1, 2, null] }), '{\n  "steps": [1, 2, null]\n}\n');
 * ```
 */
export function prettyJson(value: unknown): string {
  return `${write(value, "")}\n`;
}

function write(value: unknown, indent: string): string {
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.every((item) => typeof item !== "object" || item === null)) {
      return `[${value.map((item) => JSON.stringify(item)).join(", ")}]`;
    }
    const items = value.map((item) => `${inner}${write(item, inner)}`);
    return `[\n${items.join(",\n")}\n${indent}]`;
  }
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).map(([key, member]) =>
      `${inner}${JSON.stringify(key)}: ${write(member, inner)}`
    );
    if (members.length === 0) return "{}";
    return `{\n${members.join(",\n")}\n${indent}}`;
  }
  return JSON.stringify(value);
}
