/**
 * Reading comma-separated values. It is our own since a strict package, such as
 * csv-parse, is many times its size, and turning its errors into lines
 * that name the rule would take what it saves.
 *
 * @module
 */

/** One line of comma-separated values; where a quoted field has line breaks, it is several lines of text. */
export interface CsvLine {
  /** Where it begins: a line of the text, the first is 1. */
  readonly number: number;
  /** Its fields, without their quotes; at least one. */
  readonly fields: readonly string[];
}

/** A field, and where it ends. */
interface Field {
  readonly text: string;
  readonly end: number;
}

/**
 * Reads comma-separated values as RFC 4180 has them: a field with a comma, a
 * quote or a line break stands in quotes, and a quote in it is doubled. Lines
 * end in CRLF or in LF alone. https://www.rfc-editor.org/rfc/rfc4180
 *
 * @param text The file's text.
 * @returns The lines one by one; none where the text is empty.
 * @throws {RangeError} Naming the line, at a quote out of place, one that isn't
 * closed, or a carriage return alone.
 *
 * @example A field with a comma and a quote
 * ```ts
 * import { csvLines } from "./csv_lines.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals([...csvLines('row,score\n"a ""b"", c",-0.5\n')], [
 *   { number: 1, fields: ["row", "score"] },
 *   { number: 2, fields: ['a "b", c', "-0.5"] },
 * ]);
 * ```
 */
export function* csvLines(text: string): Generator<CsvLine> {
  let number = 1;
  for (let at = 0; at < text.length;) {
    const start = at;
    const fields: string[] = [];
    let separator: string;
    do {
      const field = readField(text, at, number);
      separator = separatorAt(text, field.end, number);
      fields.push(field.text);
      at = field.end + separator.length;
    } while (separator === ",");
    yield { number, fields };
    number += countBreaks(text, start, at);
  }
}

function readField(text: string, at: number, line: number): Field {
  if (text[at] !== '"') {
    const plain = matchAt(/[^",\r\n]*/y, text, at) ?? "";
    return { text: plain, end: at + plain.length };
  }
  for (let end = at + 1;; end += 2) {
    end = text.indexOf('"', end);
    if (end < 0) {
      throw new RangeError(
        `line ${line} must close the quotes that it opens: one is open to the file's end`,
      );
    }
    if (text[end + 1] === '"') continue;
    const quoted = text.slice(at + 1, end).replaceAll('""', '"');
    return { text: quoted, end: end + 1 };
  }
}

/** What ends a field: a comma, a line break, or nothing at the end of the text. */
function separatorAt(text: string, at: number, line: number): string {
  const separator = matchAt(/,|\r?\n|$/y, text, at);
  if (separator !== null) return separator;
  throw new RangeError(
    text[at] === "\r"
      ? `line ${line} must end in a line feed, alone or after a carriage return: there is a carriage return alone`
      : `line ${line} must have quotes around a whole field only, and double those in it`,
  );
}

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

function countBreaks(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf("\n", from); at >= 0 && at < to; count++) {
    at = text.indexOf("\n", at + 1);
  }
  return count;
}
