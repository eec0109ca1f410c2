import { assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { csv } from "../../text/csv.ts";
import { csvLines } from "./csv_lines.ts";

const fieldsOf = (text: string) =>
  [...csvLines(text)].map(({ fields }) => fields);
const refusal = (text: string) =>
  assertThrows(() => fieldsOf(text), RangeError).message;

Deno.test("csvLines() reads what csv() writes", () => {
  const field = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.stringMatching(/^[a",\r\n]*$/),
  );
  const table = fc.integer({ min: 1, max: 4 }).chain((length) => {
    const line = fc.array(field, { minLength: length, maxLength: length });
    return fc.array(line, { minLength: 1, maxLength: 5 });
  });
  fc.assert(
    fc.property(table, ([header, ...rows]) => {
      const text = csv(header, rows);
      assertEquals(fieldsOf(text), [header, ...rows]);
      // A field may hold a line break of its own, which must stay as it is.
      if (/[\r\n]/.test([header, ...rows].flat().join())) return;
      assertEquals(fieldsOf(text.replaceAll("\n", "\r\n")), [header, ...rows]);
      // One empty field without its line break is nothing at all.
      if (text.endsWith("\n\n")) return;
      assertEquals(fieldsOf(text.slice(0, -1)), fieldsOf(text));
    }),
    { numRuns: 300, seed: 1 },
  );
});

Deno.test("csvLines() keeps empty fields and empty lines, and numbers lines by the text", () => {
  assertEquals([...csvLines('a,,\n\n"b\nb","c\r\n"\nd')], [
    { number: 1, fields: ["a", "", ""] },
    { number: 2, fields: [""] },
    { number: 3, fields: ["b\nb", "c\r\n"] },
    { number: 6, fields: ["d"] },
  ]);
  assertEquals(fieldsOf(""), []);
  assertEquals(fieldsOf('""'), [[""]]);
  assertEquals(fieldsOf("a,"), [["a", ""]]);
});

Deno.test("csvLines() refuses quotes out of place and a carriage return alone", () => {
  const around =
    "must have quotes around a whole field only, and double those in it";
  assertEquals(refusal('a\nb"c",d\n'), `line 2 ${around}`);
  assertEquals(refusal('"a" ,b\n'), `line 1 ${around}`);
  assertEquals(refusal('"a"b"\n'), `line 1 ${around}`);
  assertEquals(
    refusal('a\n"b""\nc\n'),
    "line 2 must close the quotes that it opens: one is open to the file's end",
  );
  assertEquals(
    refusal("a\rb"),
    "line 1 must end in a line feed, alone or after a carriage return: there is a carriage return alone",
  );
});

Deno.test("csvLines() reads a field of 16 MiB", () => {
  const long = "x".repeat(16 * 1024 * 1024);
  assertEquals(fieldsOf(long)[0][0] === long, true);
  assertEquals(fieldsOf(`"${long}"`)[0][0] === long, true);
});
