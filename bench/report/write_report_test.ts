import {
  assertEquals,
  assertRejects,
  assertStringIncludes,
  assertThrows,
} from "@std/assert";
import { prettyJson } from "../files/pretty_json.ts";
import { report } from "../commands/report/main.ts";
import { readReportArguments } from "../commands/report/report_arguments.ts";
import type { RunResult } from "../results/run_result.ts";
import type { RunTiming } from "../results/run_timing.ts";
import { UsageError } from "../files/usage_error.ts";
import { sampleResult } from "../tables/_sample_result.ts";
import { writeReport } from "./write_report.ts";

const TIMING: RunTiming = {
  format: 1,
  trainingSeconds: 1.5,
  wallSeconds: 2,
  stepsPerSecond: 1333.4,
  shares: { environment: 0.25, network: 0.5, update: 0.25 },
  onnxDifference: 2.5e-7,
  machine: { cpu: "Chip <x>", cores: 2, os: "linux", arch: "x86_64" },
  versions: { deno: "2.9.6", v8: "14.0", typescript: "5.9", v8Flags: null },
};

/** A folder of results in a temporary place, as text by path. */
async function withResults(
  files: Readonly<Record<string, string>>,
  test: (out: string) => Promise<void>,
): Promise<void> {
  const out = Deno.makeTempDirSync();
  try {
    for (const [path, text] of Object.entries(files)) {
      const at = `${out}/${path}`;
      Deno.mkdirSync(at.slice(0, at.lastIndexOf("/")), { recursive: true });
      Deno.writeTextFileSync(at, text);
    }
    await test(out);
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

Deno.test("writeReport() writes tables, data and times, and returns the summary", async () => {
  const results = filed(sampleResult(), sampleResult({ seed: 2 }));
  const versions = { ...TIMING.versions, v8Flags: "--fast" };
  const files = {
    ...results,
    [`${HERE}/seed-1.timing.json`]: prettyJson(TIMING),
    [`${HERE}/seed-2.timing.json`]: prettyJson({ ...TIMING, versions }),
    "tiny/notes.txt": "not read",
  };
  await withResults(files, async (out) => {
    const summary = await writeReport(out, "tiny");
    const written = [
      "aggregates.csv",
      "comparison.json",
      "figures",
      "scores.csv",
      "site",
      "summary.csv",
      "tables.md",
      "tables.tex",
      "timing.md",
    ];
    assertEquals(
      names(`${out}/tiny`),
      ["CartPole-v1", "notes.txt", ...written].sort(),
    );
    const [tables, last] = summary.split(`\nIn ${out}/tiny: `);
    assertEquals(
      last.split(", ").map((name) => name.replace("/", "")).sort(),
      written,
    );
    const [shown, page] = tables.split("\nThe page: ");
    assertStringIncludes(shown, "| ppo |   **500.0** |");
    assertStringIncludes(
      Deno.readTextFileSync(`${out}/tiny/tables.md`),
      shown.trimEnd(),
    );
    assertEquals(page, `${out}/tiny/site/index.html`);
    assertEquals(Deno.statSync(page).isFile, true);
    assertEquals(
      Deno.readTextFileSync(`${out}/tiny/scores.csv`).split("\n").length,
      4,
    );
    assertStringIncludes(
      Deno.readTextFileSync(`${out}/tiny/timing.md`),
      `| Environment | Row | Runs | Wall time, s | Training, s | Steps/s | Environment / network / update | ONNX difference |
| :---------- | :-- | ---: | -----------: | ----------: | ------: | -----------------------------: | --------------: |
| CartPole-v1 | ppo |    2 |         2.00 |        1.50 |   1,333 |             25 % / 50 % / 25 % |          2.5e-7 |

2 runs, 4.0 s of wall time one after another.

- Chip \\<x\\>, 2 logical cores, linux x86_64, Deno 2.9.6
- Chip \\<x\\>, 2 logical cores, linux x86_64, Deno 2.9.6 --fast
`,
    );
  });
});

/** Every file below a folder, by path. */
function filesBelow(folder: string, prefix = ""): Map<string, string> {
  return new Map(
    [...Deno.readDirSync(folder)].flatMap(({ name, isDirectory }) =>
      isDirectory
        ? [...filesBelow(`${folder}/${name}`, `${prefix}${name}/`)]
        : [[prefix + name, Deno.readTextFileSync(`${folder}/${name}`)]]
    ),
  );
}

Deno.test("writeReport() writes the same bytes again", async () => {
  const results = filed(sampleResult(), sampleResult({ seed: 2 }));
  await withResults(results, async (out) => {
    const summary = await writeReport(out, "tiny");
    const first = filesBelow(`${out}/tiny`);
    assertEquals(await writeReport(out, "tiny"), summary);
    assertEquals(filesBelow(`${out}/tiny`), first);
  });
});

Deno.test("a changed score changes every table, figure and page that shows it", async () => {
  const three = (last: number) =>
    filed(...[500, 480, last].map((mean, i) =>
      sampleResult({
        seed: i + 1,
        final: { episodes: 1, mean, std: 0, returns: [mean] },
      })
    ));
  const report = async (results: Record<string, string>) => {
    const files = new Map<string, string>();
    await withResults(results, async (out) => {
      await writeReport(out, "tiny");
      for (const [path, text] of filesBelow(`${out}/tiny`)) {
        files.set(path, text);
      }
    });
    return files;
  };
  const before = await report(three(460));
  const after = await report(three(440));
  const changed = [...after]
    .filter(([path, text]) => before.get(path) !== text)
    .map(([path]) => path).sort();
  assertEquals(changed, [
    "CartPole-v1/ppo/seed-3.json",
    "aggregates.csv",
    "comparison.json",
    "figures/aggregates-dark.svg",
    "figures/aggregates.csv",
    "figures/aggregates.svg",
    "figures/aggregates.vl.json",
    "figures/performance-profiles-dark.svg",
    "figures/performance-profiles.csv",
    "figures/performance-profiles.svg",
    "scores.csv",
    "site/data.js",
    "site/index.html",
    "site/runs/CartPole-v1/ppo.js",
    "summary.csv",
    "tables.md",
    "tables.tex",
  ]);
});

Deno.test("report() refuses a policy that isn't its result's", async () => {
  const policy = `${HERE}/seed-1.onnx`;
  await withResults({ ...good, [policy]: "another" }, async (out) => {
    await assertRejects(
      () => report({ suite: "tiny", out }),
      UsageError,
      `Cannot read ${out}/${policy} as it must have the digest 222`,
    );
    assertEquals(names(`${out}/tiny`), ["CartPole-v1"]);
  });
});

Deno.test("writeReport() takes the order of the suite that it is given", async () => {
  const rows = ["zeta", "alpha"];
  await withResults(
    filed(...rows.map((row) => sampleResult({ row }))),
    async (out) => {
      const suite = {
        name: "tiny",
        environments: { "CartPole-v1": { steps: 2000 } },
        rows: rows.map((label) => ({ label, algorithm: "ppo" })),
      };
      const order = (text: string) =>
        [...text.matchAll(/^\| (zeta|alpha)/gm)].map(([, row]) => row);
      assertEquals(order(await writeReport(out, suite)), [...rows, ...rows]);
      const byName = rows.toSorted();
      assertEquals(order(await writeReport(out, "tiny")), [
        ...byName,
        ...byName,
      ]);
    },
  );
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
  Deno.test(`report() refuses ${what} by name and writes nothing`, async () => {
    await withResults({ ...good, [second]: text }, async (out) => {
      const error = await assertRejects(
        () => report({ suite: "tiny", out }),
        UsageError,
        message,
      );
      assertStringIncludes(error.message, `${out}/${second}`);
      assertEquals(error.message.includes("\n"), false);
      assertEquals(names(`${out}/tiny`), ["CartPole-v1"]);
    });
  });
}

Deno.test("report() refuses a damaged file of times", async () => {
  const timing = `${HERE}/seed-1.timing.json`;
  for (const text of ["{", "{}", prettyJson({ ...TIMING, wallSeconds: "2" })]) {
    await withResults({ ...good, [timing]: text }, async (out) => {
      await assertRejects(
        () => report({ suite: "tiny", out }),
        UsageError,
        `Cannot read ${out}/${timing} as it must`,
      );
      assertEquals(names(`${out}/tiny`), ["CartPole-v1"]);
    });
  }
});

Deno.test("report() refuses folders without results", async () => {
  await withResults({ "tiny/notes.txt": "", "file": "" }, async (out) => {
    for (
      const [suite, message] of [
        ["tiny", `${out}/tiny as it must hold results`],
        ["none", `${out}/none as it must be a folder of results`],
        ["../x", "'../x' as its name must consist of a-z"],
        ["file", `Cannot read folder ${out}/file`],
      ]
    ) {
      await assertRejects(
        () => report({ suite, out }),
        UsageError,
        message,
      );
    }
  });
});

Deno.test("report() refuses arguments that it doesn't know", () => {
  for (const argument of ["--sweet", "tiny", "--no-help"]) {
    assertThrows(
      () => readReportArguments([argument]),
      UsageError,
      `"${argument}"`,
    );
  }
  assertThrows(
    () => readReportArguments(["--out"]),
    UsageError,
    "must have a value",
  );
});
