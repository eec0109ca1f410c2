import { assertEquals, assertThrows } from "@std/assert";
import { UsageError } from "../../files/usage_error.ts";
import { readScales } from "./read_scales.ts";

function read(text: string) {
  const path = Deno.makeTempFileSync({ suffix: ".json" });
  try {
    Deno.writeTextFileSync(path, text);
    return readScales(path);
  } finally {
    Deno.removeSync(path);
  }
}

Deno.test("readScales() reads scales by environment", () => {
  assertEquals(
    read(
      '{"A": {"random": -1.5, "reference": 3}, "B": {"reference": 1, "random": 0}}',
    ),
    new Map([
      ["A", { random: -1.5, reference: 3 }],
      ["B", { random: 0, reference: 1 }],
    ]),
  );
});

Deno.test("readScales() refuses a scale that gives no number or turns the order around", () => {
  const cases: Record<string, string> = {
    '{"random": 1, "reference": 1}':
      "a reference above random: current value is",
    '{"random": 1, "reference": 0}':
      "a reference above random: current value is",
    '{"random": 0, "reference": 1e-10}':
      "a reference above random: current value is",
    '{"random": 0}':
      "numbers from -1e15 to 1e15 as random and reference: current value is",
    '{"random": "0", "reference": 1}':
      "numbers from -1e15 to 1e15 as random and reference: current value is",
    '{"random": 0, "reference": 1e16}':
      "numbers from -1e15 to 1e15 as random and reference: current value is",
    '{"random": 0, "reference": 1, "best": 2}':
      "the fields random and reference alone: current value is",
    "[0, 1]": "the fields random and reference: current value is",
  };
  for (const [scale, message] of Object.entries(cases)) {
    assertThrows(
      () => read(`{"A": ${scale}}`),
      UsageError,
      `as 'A' must have ${message} `,
    );
  }
  assertThrows(() => read("[]"), UsageError, "as it must have a record of ids");
  assertThrows(() => read("{"), UsageError, "as it must be JSON");
  assertThrows(
    () => readScales("nowhere.json"),
    UsageError,
    "Cannot read scales nowhere.json: there is no such file",
  );
});
