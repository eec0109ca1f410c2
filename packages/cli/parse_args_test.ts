import { assertEquals, assertThrows } from "@std/assert";
import { parseArgs } from "@std/cli/parse-args";

Deno.test("parseArgs() reads names without any declaration", () => {
  assertEquals(
    parseArgs(["a", "--b", "c", "--d=e=f", "--g", "--h", "5", "-i", "6", "7"]),
    { _: ["a", 7], b: "c", d: "e=f", g: true, h: 5, i: 6 },
  );
});

Deno.test("parseArgs() makes numbers of what is one, except in strings", () => {
  assertEquals(
    parseArgs(["--a=1e3", "--b=0x10", "--c=1e999", "--d= ", "--s=08", "9"], {
      string: ["s"],
    }),
    { _: [9], a: 1000, b: 16, c: "1e999", d: " ", s: "08" },
  );
  const unnamed: unknown = parseArgs(["9"], { string: "_" })._;
  assertEquals(unnamed, ["9"]);
});

Deno.test("parseArgs() gives a string no option as its value", () => {
  assertEquals(
    parseArgs(["--out", "--force", "--suite", "-1"], {
      string: ["out", "suite"],
      boolean: ["force"],
    }),
    { _: [], out: "", force: true, suite: "", 1: true },
  );
  assertEquals(parseArgs(["--out", ""], { string: "out" }), {
    _: [""],
    out: "",
  });
});

Deno.test("parseArgs() lets a boolean take only true and false", () => {
  const options = { boolean: ["a", "b", "c"] } as const;
  assertEquals(parseArgs(["--a", "x", "--b", "false"], options), {
    _: ["x"],
    a: true,
    b: false,
    c: false,
  });
  assertEquals(parseArgs(["--a=false", "--b=no", "--c="], options), {
    _: [],
    a: false,
    b: true,
    c: true,
  });
  assertEquals(parseArgs(["--x", "y", "-z", "w"], { boolean: true }), {
    _: ["y"],
    x: true,
    z: "w",
  });
});

Deno.test("parseArgs() negates only what is negatable", () => {
  assertEquals(
    parseArgs(["--no-a", "--no-b", "--no-c"], {
      boolean: ["a", "b"],
      negatable: ["a", "c"],
      default: { a: true, b: true },
    }),
    { _: [], a: false, b: true, "no-b": true, c: false },
  );
});

Deno.test("parseArgs() collects lists and keeps the last of the rest", () => {
  assertEquals(
    parseArgs(["--a=1", "--a=2", "--b=1", "--b=2", "--c", "x"], {
      string: ["a", "b", "none"],
      collect: ["a", "c", "none"],
    }),
    { _: [], a: ["1", "2"], b: "2", c: ["x"], none: [] },
  );
});

Deno.test("parseArgs() sets all aliases of a name", () => {
  const options = {
    alias: { help: ["h", "?"], out: "o" },
    boolean: ["h"],
    string: ["out"],
    default: { out: "results" },
  } as const;
  assertEquals(parseArgs(["-h", "x"], options), {
    _: ["x"],
    h: true,
    help: true,
    "?": true,
    out: "results",
    o: "results",
  });
  assertEquals(parseArgs(["-o", "1"], options).out, "1");
});

Deno.test("parseArgs() reads groups of letters", () => {
  const cases: [string[], Record<string, unknown>][] = [
    [["-abc", "x"], { a: true, b: true, c: "x" }],
    [["-n5"], { n: 5 }],
    [["-n-1.5e-3"], { n: -0.0015 }],
    [["-n=5"], { n: 5 }],
    [["-n="], { n: "" }],
    [["-a/b"], { a: "/b" }],
    [["-a-"], { a: "-" }],
    [["-v", "-w"], { v: true, w: true }],
    [["-v", "false"], { v: "false" }],
  ];
  for (const [args, values] of cases) {
    assertEquals(parseArgs(args), { _: [], ...values }, args.join(" "));
  }
  assertEquals(parseArgs(["-v", "false"], { boolean: "v" }).v, false);
});

Deno.test("parseArgs() leaves what follows -- as it is", () => {
  assertEquals(parseArgs(["a", "--", "--b", "1"]), { _: ["a", "--b", "1"] });
  assertEquals(parseArgs(["a", "--", "--b", "--"], { "--": true }), {
    _: ["a"],
    "--": ["--b", "--"],
  });
});

Deno.test("parseArgs() can stop at the first argument that is no option", () => {
  assertEquals(parseArgs(["--a=1", "b", "--c=1"], { stopEarly: true }), {
    _: ["b", "--c=1"],
    a: 1,
  });
});

Deno.test("parseArgs() reports what is not declared, and leaves it out", () => {
  const reported: unknown[][] = [];
  const args = parseArgs(["file", "--seed=1", "--sead=2", "-x", "--no-y"], {
    string: ["seed"],
    default: { z: 0 },
    unknown: (...report) => {
      reported.push(report);
      return false;
    },
  });
  assertEquals(args, { _: [], seed: "1", z: 0 });
  assertEquals(reported, [
    ["file"],
    ["--sead=2", "sead", "2"],
    ["-x", "x", true],
    ["--no-y", "no-y", true],
  ]);
});

Deno.test("parseArgs() refuses names that are no plain keys", () => {
  for (const name of ["a.b", "__proto__", "constructor"]) {
    assertThrows(() => parseArgs([`--${name}=1`]), TypeError, name);
  }
});

Deno.test("parseArgs() has exact types", () => {
  const args = parseArgs(["--list=a"], {
    string: ["text", "list", "set"],
    boolean: ["flag"],
    collect: ["list"],
    default: { set: "x" },
    "--": true,
  });
  const text: string | undefined = args.text;
  const list: string[] = args.list;
  const set: string = args.set;
  const flag: boolean = args.flag;
  const rest: string[] = args["--"];
  assertEquals([text, list, set, flag, rest], [
    undefined,
    ["a"],
    "x",
    false,
    [],
  ]);
});
