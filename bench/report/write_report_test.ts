import { assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import { prettyJson } from "../pretty_json.ts";
import { report } from "../report_main.ts";
import type { RunResult } from "../run_result.ts";
import type { RunTiming } from "../run_timing.ts";
import { UsageError } from "../usage_error.ts";
import { sampleResult } from "./_sample_result.ts";
import { writeReport } from "./write_report.ts";

const TIMING: RunTiming = {
  format: 1,
  trainingSeconds: 1.5,
  wallSeconds: 2,
  stepsPerSecond: 1333.4,
  onnxDifference: 2.5e-7,
  machine: { cpu: "Chip <x>", cores: 2, os: "linux", arch: "x86_64" },
  versions: { deno: "2.9.6", v8: "14.0", typescript: "5.9", v8Flags: null },
};

/** A folder of results in a temporary place, as text by path. */
function withResults(
  files: Readonly<Record<string, string>>,
  test: (out: string) => void,
): void {
  const out = Deno.makeTempDirSync();
  try {
    for (const [path, text] of Object.entries(files)) {
      const at = `${out}/${path}`;
      Deno.mkdirSync(at.slice(0, at.lastIndexOf("/")), { recursive: true });
      Deno.writeTextFileSync(at, text);
    }
    test(out);
  } finally {
    Deno.removeSync(out, { recursive: true });
  }
}

function filed(...results: RunResult[]): Record<string, string> {
  return Object.fromEntries(results.map((result) => {
    const { suite, environment, row, seed } = result;
    return [
      `${suite}/${environment}/${row}/seed-${seed}.json`,
      prettyJson(result),
    ];
  }));
}

function names(folder: string): string[] {
  return [...Deno.readDirSync(folder)].map(({ name }) => name).sort();
}

const HERE = "tiny/CartPole-v1/ppo";

Deno.test("writeReport() writes tables, CSV and times, and returns the tables", () => {
  const results = filed(sampleResult(), sampleResult({ seed: 2 }));
  const versions = { ...TIMING.versions, v8Flags: "--fast" };
  const files = {
    ...results,
    [`${HERE}/seed-1.timing.json`]: prettyJson(TIMING),
    [`${HERE}/seed-2.timing.json`]: prettyJson({ ...TIMING, versions }),
    [`${HERE}/seed-1.onnx`]: "not read",
    "tiny/notes.txt": "not read",
  };
  withResults(files, (out) => {
    const tables = writeReport(out, "tiny");
    assertEquals(names(`${out}/tiny`), [
      "CartPole-v1",
      "notes.txt",
      "scores.csv",
      "tables.md",
      "timing.md",
    ]);
    assertEquals(Deno.readTextFileSync(`${out}/tiny/tables.md`), tables);
    assertStringIncludes(tables, "| 500.0 ± 0.0 (n = 2) |");
    assertEquals(
      Deno.readTextFileSync(`${out}/tiny/scores.csv`).split("\n").length,
      4,
    );
    assertStringIncludes(
      Deno.readTextFileSync(`${out}/tiny/timing.md`),
      `| Environment | Row | Runs | Wall time, s | Training, s | Steps/s | ONNX difference |
| :---------- | :-- | ---: | -----------: | ----------: | ------: | --------------: |
| CartPole-v1 | ppo |    2 |         2.00 |        1.50 |   1,333 |          2.5e-7 |

2 runs, 4.0 s of wall time one after another.

- Chip \\<x\\>, 2 logical cores, linux x86_64, Deno 2.9.6
- Chip \\<x\\>, 2 logical cores, linux x86_64, Deno 2.9.6 --fast
`,
    );
  });
});

Deno.test("writeReport() writes the same bytes again", () => {
  withResults(filed(sampleResult(), sampleResult({ seed: 2 })), (out) => {
    const first = writeReport(out, "tiny");
    const csv = Deno.readTextFileSync(`${out}/tiny/scores.csv`);
    assertEquals(writeReport(out, "tiny"), first);
    assertEquals(Deno.readTextFileSync(`${out}/tiny/scores.csv`), csv);
    assertEquals(names(`${out}/tiny`).includes("timing.md"), false);
  });
});

Deno.test("writeReport() takes the order of the suite that it is given", () => {
  const rows = ["zeta", "alpha"];
  withResults(filed(...rows.map((row) => sampleResult({ row }))), (out) => {
    const suite = {
      name: "tiny",
      environments: { "CartPole-v1": { steps: 2000 } },
      rows: rows.map((label) => ({ label, algorithm: "ppo" })),
    };
    const order = (text: string) =>
      [...text.matchAll(/^\| (zeta|alpha)/gm)].map(([, row]) => row);
    assertEquals(order(writeReport(out, suite)), [...rows, ...rows]);
    const byName = rows.toSorted();
    assertEquals(order(writeReport(out, "tiny")), [...byName, ...byName]);
  });
});

const good = filed(sampleResult());
const goodText = Object.values(good)[0];
const second = `${HERE}/seed-2.json`;
const refused: Record<string, [string, string]> = {
  "an edited result": [
    goodText.replace('"mean": 500', '"mean": 501'),
    "it was edited or damaged",
  ],
  "a truncated result": [goodText.slice(0, 400), "truncated or damaged"],
  "foreign JSON": ["[1, 2]", "must be a result of this benchmark"],
  "a result in another's place": [
    goodText,
    "is that of tiny/CartPole-v1/ppo/seed-1",
  ],
  "a result of a later format": [
    goodText.replace('"format": 1', '"format": 2'),
    "format must be 1: current value is 2",
  ],
};

for (const [what, [text, message]] of Object.entries(refused)) {
  Deno.test(`report() refuses ${what} by name and writes nothing`, () => {
    withResults({ ...good, [second]: text }, (out) => {
      const error = assertThrows(
        () => report(["--suite", "tiny", "--out", out]),
        UsageError,
        message,
      );
      assertStringIncludes(error.message, `${out}/${second}`);
      assertEquals(error.message.includes("\n"), false);
      assertEquals(names(`${out}/tiny`), ["CartPole-v1"]);
    });
  });
}

Deno.test("report() refuses a damaged file of times", () => {
  const timing = `${HERE}/seed-1.timing.json`;
  for (const text of ["{", "{}", prettyJson({ ...TIMING, wallSeconds: "2" })]) {
    withResults({ ...good, [timing]: text }, (out) => {
      assertThrows(
        () => report(["--suite", "tiny", "--out", out]),
        UsageError,
        `Cannot read ${out}/${timing} as it must`,
      );
      assertEquals(names(`${out}/tiny`), ["CartPole-v1"]);
    });
  }
});

Deno.test("report() refuses folders without results", () => {
  withResults({ "tiny/notes.txt": "", "file": "" }, (out) => {
    for (
      const [suite, message] of [
        ["tiny", `${out}/tiny as it must hold results`],
        ["none", `${out}/none as it must be a folder of results`],
        ["../x", "'../x' as its name must consist of a-z"],
        ["file", `Cannot read folder ${out}/file`],
      ]
    ) {
      assertThrows(
        () => report(["--suite", suite, "--out", out]),
        UsageError,
        message,
      );
    }
  });
});

Deno.test("report() refuses arguments that it doesn't know", () => {
  for (const argument of ["--sweet", "tiny", "--no-help"]) {
    assertThrows(() => report([argument]), UsageError, `"${argument}"`);
  }
  assertThrows(() => report(["--out"]), UsageError, "must have a value");
});
