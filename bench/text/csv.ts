/** What a CSV field may hold; null is an empty field, booleans are `true` and `false`. */
export type CsvField = string | number | boolean | null;

/**
 * Writes comma-separated values as RFC 4180 has them, with a header line. Lines
 * end in a line feed alone, numbers are in their shortest exact form.
 *
 * @param header Names of the columns.
 * @param rows Fields, as many in each row as there are columns.
 * @returns The file's text.
 *
 * @example A field with a comma
 * ```ts
 * import { csv } from "./csv.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(csv(["row", "mean"], [["a,b", -0.5]]), 'row,mean\n"a,b",-0.5\n');
 * ```
 */
export function csv(
  header: readonly string[],
  rows: readonly (readonly CsvField[])[],
): string {
  return [header, ...rows]
    .map((fields) => `${fields.map(writeField).join(",")}\n`).join("");
}

function writeField(field: CsvField): string {
  const text = String(field ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
