import { assertEquals, assertThrows } from "@std/assert";
import { UsageError } from "../files/usage_error.ts";
import { HelpRequest } from "./command_line.ts";
import {
  chooseNames,
  flag,
  folder,
  names,
  oneOf,
  type Option,
  seconds,
  text,
  wholeNumber,
} from "./option.ts";
import { readOptions, readPathsAndOptions } from "./read_options.ts";

const commandLine = {
  task: "try",
  does: "Tries options.",
  options: {
    seeds: text("N", "seeds"),
    out: text("FOLDER", "where"),
    force: flag("by force"),
  },
} as const;
const withPaths = { ...commandLine, paths: "FILE" };
const refusal = (call: () => unknown) => assertThrows(call, UsageError).message;
const options = "the options are --seeds, --out, --force, --help";

Deno.test("readOptions() reads values and switches", () => {
  const { seeds, out, force } = readOptions(
    ["--seeds=3", "--force"],
    commandLine,
  );
  assertEquals([seeds, out, force], ["3", undefined, true]);
  assertEquals(readOptions(["--out=a=b", "--out", "c"], commandLine), {
    seeds: undefined,
    out: "c",
    force: false,
  });
});

Deno.test("readOptions() takes a negative number for a value, not for an option", () => {
  assertEquals(readOptions(["--seeds", "-1"], commandLine).seeds, "-1");
  assertEquals(
    readOptions(["--seeds", "-1", "--out", "a"], commandLine).out,
    "a",
  );
});

Deno.test("readOptions() refuses what it doesn't know, and a value that is missing", () => {
  const unknown = [
    ["--sead", "1"],
    ["--sead=1"],
    ["extra"],
    [""],
    ["-"],
    ["-x"],
    ["-abc=1"],
    ["--a.b", "1"],
    ["--no-force"],
    ["--__proto__", "1"],
    ["--constructor=1"],
    ["--force", "true"],
    ["--help", "--sead"],
  ];
  for (const args of unknown) {
    const stranger = args.find((each) => !/^--(force|help)$/.test(each));
    assertEquals(
      refusal(() => readOptions(args, commandLine)),
      `Cannot use ${JSON.stringify(stranger)}: ${options}`,
    );
  }
  for (const args of [["--seeds", "--force"], ["--seeds="], ["--seeds", ""]]) {
    assertEquals(
      refusal(() => readOptions(args, commandLine)),
      "Cannot use --seeds as it must have a value",
    );
  }
  assertEquals(
    refusal(() => readOptions(["--force=false"], commandLine)),
    "Cannot use --force as it must have no value: current value is false",
  );
  assertEquals(
    refusal(() => readOptions(["--", "a"], commandLine)),
    `Cannot use "a" as nothing may stand after '--'`,
  );
});

Deno.test("readPathsAndOptions() takes paths among options, and nothing that looks like an unknown one", () => {
  const { paths, options: values } = readPathsAndOptions(
    ["a", "--out", "c", "b", "--force", "", "--", "-d"],
    withPaths,
  );
  assertEquals(paths, ["a", "b", "", "-d"]);
  assertEquals([values.out, values.force], ["c", true]);
  assertEquals(
    refusal(() => readPathsAndOptions(["a", "--sead=1"], withPaths)),
    `Cannot use "--sead=1": ${options}`,
  );
  refusal(() => readPathsAndOptions(["-x"], withPaths));
  refusal(() => readPathsAndOptions(["a", "--out"], withPaths));
});

Deno.test("--help asks for lines that say what is declared", () => {
  const help = assertThrows(
    () =>
      readPathsAndOptions(["a", "--help", "--runs", "x"], {
        task: "try",
        does: "Tries.",
        paths: "FILE",
        options: {
          runs: wholeNumber("tries", { most: 9, default: 3 }),
          out: folder(
            "a folder of which there is so much to say that it takes two lines",
            "results",
          ),
          names: names("some (default: all)"),
          force: flag("by force"),
        },
        notes: "exits with 0",
      }),
    HelpRequest,
  );
  assertEquals(
    help.message,
    `Tries.

usage: deno task try FILE [options]

  --runs N       tries (default: 3)
  --out FOLDER   a folder of which there is so much to say that it takes two
                 lines (default: results)
  --names A,B    some (default: all)
  --force        by force
  --help         prints this

exits with 0`,
  );
});

Deno.test("wholeNumber() takes whole numbers from the least to the most only", () => {
  const seeds = wholeNumber("", { most: 1000 });
  assertEquals(seeds.read("1000", "seeds"), 1000);
  assertEquals(seeds.default, undefined);
  for (const text of ["0", "-1", "1e9", "x", "1.5", "1001", " 1", "0x1", "∞"]) {
    assertEquals(
      refusal(() => seeds.read(text, "seeds")),
      `Cannot use --seeds as it must be a whole number from 1 to 1000: current value is ${text}`,
    );
  }
  const fromZero = wholeNumber("", { least: 0, most: 1 });
  assertEquals(fromZero.read("0", "seed"), 0);
  assertEquals(
    refusal(() => fromZero.read("2", "seed")),
    "Cannot use --seed as it must be a whole number from 0 to 1: current value is 2",
  );
});

Deno.test("names() and chooseNames() keep the order of what there is, each name once", () => {
  const env = names("");
  const choose = (text: string, allowed: string[]) =>
    chooseNames("env", env.read(text, "env"), allowed);
  assertEquals(choose("c,a, c", ["a", "b", "c"]), ["a", "c"]);
  assertEquals(chooseNames("env", env.default, ["a", "b"]), ["a", "b"]);
  assertEquals(
    refusal(() => choose("a,d", ["a", "b"])),
    "Cannot use --env as it must name some of a, b: current value is d",
  );
  refusal(() => choose("", ["a", "b"]));
});

Deno.test("oneOf() takes one of its names", () => {
  const engine: Option<"wasm" | "tfjs"> = oneOf(["wasm", "tfjs"], "", "wasm");
  assertEquals([engine.default, engine.read("tfjs", "engine")], [
    "wasm",
    "tfjs",
  ]);
  assertEquals(
    refusal(() => engine.read("cuda", "engine")),
    "Cannot use --engine as it must be one of wasm, tfjs: current value is cuda",
  );
});

Deno.test("folder() leaves out the slashes at the end, and keeps the root", () => {
  const { read } = folder("");
  assertEquals(["a/", "a/b//", "/", "a"].map((path) => read(path, "out")), [
    "a",
    "a/b",
    "/",
    "a",
  ]);
});

Deno.test("seconds() takes decimal numbers from 0 to the most", () => {
  const checkpoint = seconds("", { most: 60 });
  const read = (text: string) => checkpoint.read(text, "checkpoint");
  assertEquals(["0", "0.25", "60"].map(read), [0, 0.25, 60]);
  assertEquals(checkpoint.default, undefined);
  for (const text of ["60.1", "-1", "1e1", ".5", "x", "NaN"]) {
    assertEquals(
      refusal(() => read(text)),
      `Cannot use --checkpoint as it must be seconds from 0 to 60: current value is ${text}`,
    );
  }
});
