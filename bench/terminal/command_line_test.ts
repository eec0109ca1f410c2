import { assertEquals, assertThrows } from "@std/assert";
import {
  readInteger,
  readNames,
  readOptions,
  readPathsAndOptions,
  readSeconds,
} from "./command_line.ts";
import { UsageError } from "../files/usage_error.ts";

const known = { string: ["seeds", "out"], boolean: ["force"] } as const;
const refusal = (call: () => unknown) => assertThrows(call, UsageError).message;

Deno.test("readOptions() reads values and switches", () => {
  const { seeds, out, force } = readOptions(["--seeds=3", "--force"], known);
  assertEquals([seeds, out, force], ["3", undefined, true]);
});

Deno.test("readOptions() takes a negative number for a value, not for an option", () => {
  assertEquals(readOptions(["--seeds", "-1"], known).seeds, "-1");
  assertEquals(readOptions(["--seeds", "-1", "--out", "a"], known).out, "a");
});

Deno.test("readOptions() refuses what it doesn't know, and a value that is missing", () => {
  const options = "the options are --seeds, --out, --force";
  assertEquals(
    refusal(() => readOptions(["--sead", "1"], known)),
    `Cannot use "--sead": ${options}`,
  );
  assertEquals(
    refusal(() => readOptions(["extra"], known)),
    `Cannot use "extra": ${options}`,
  );
  assertEquals(
    refusal(() => readOptions(["--seeds", "--force"], known)),
    "Cannot use --seeds as it must have a value",
  );
  refusal(() => readOptions(["-x"], known));
  refusal(() => readOptions(["--a.b", "1"], known));
});

Deno.test("readPathsAndOptions() takes paths among options, and nothing that looks like an unknown one", () => {
  const { paths, options } = readPathsAndOptions(
    ["a", "--out", "c", "b", "--force", "", "--", "-d"],
    known,
  );
  assertEquals(paths, ["a", "b", "", "-d"]);
  assertEquals([options.out, options.force], ["c", true]);
  assertEquals(
    refusal(() => readPathsAndOptions(["a", "--sead=1"], known)),
    'Cannot use "--sead=1": the options are --seeds, --out, --force',
  );
  refusal(() => readPathsAndOptions(["-x"], known));
  refusal(() => readPathsAndOptions(["a", "--out"], known));
});

Deno.test("readInteger() takes whole numbers from 1 to the largest only", () => {
  assertEquals(readInteger("seeds", "1000", 1000), 1000);
  assertEquals(readInteger("seeds", undefined, 1000), undefined);
  for (const text of ["0", "-1", "1e9", "x", "1.5", "1001", " 1", "0x1", "∞"]) {
    assertEquals(
      refusal(() => readInteger("seeds", text, 1000)),
      `Cannot use --seeds as it must be a whole number from 1 to 1000: current value is ${text}`,
    );
  }
});

Deno.test("readNames() keeps the order of what there is, each name once", () => {
  assertEquals(readNames("env", "c,a, c", ["a", "b", "c"]), ["a", "c"]);
  assertEquals(readNames("env", undefined, ["a", "b"]), ["a", "b"]);
  assertEquals(
    refusal(() => readNames("env", "a,d", ["a", "b"])),
    "Cannot use --env as it must name some of a, b: current value is d",
  );
  refusal(() => readNames("env", "", ["a", "b"]));
});

Deno.test("readSeconds() takes decimal numbers from 0 to the most", () => {
  const read = (text?: string) => readSeconds("checkpoint", text, 60);
  assertEquals(["0", "0.25", "60", undefined].map(read), [
    0,
    0.25,
    60,
    undefined,
  ]);
  for (const text of ["60.1", "-1", "1e1", ".5", "x", "NaN"]) {
    assertEquals(
      refusal(() => read(text)),
      `Cannot use --checkpoint as it must be seconds from 0 to 60: current value is ${text}`,
    );
  }
});
