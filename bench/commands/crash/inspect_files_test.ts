import { assertEquals } from "@std/assert";
import { encodeCheckpoint } from "../../runs/checkpoint.ts";
import { sampleResult } from "../../tables/_sample_result.ts";
import { findBroken, findDifferences, readFiles } from "./inspect_files.ts";
import type { Expected } from "./inspect_files.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const record = sampleResult({ seed: 1 });
const checkpoint = encodeCheckpoint({
  iteration: 1,
  steps: 1,
  seconds: 0,
  grid: { metrics: [], numbers: new Float64Array(4) },
  stages: [],
  algorithm: new Uint8Array(8),
}, record);
const expected: Expected = {
  whole: new Map([
    [".lock", bytes("")],
    ["cell/seed-1.json", bytes("{}")],
    ["cell/seed-1.timing.json", bytes("{}")],
    ["timing.md", bytes("1 s")],
  ]),
  damaged: new Map([["cell/seed-1.json", bytes("{")]]),
  records: new Map([["cell/seed-1.checkpoint", record]]),
};

Deno.test("findBroken() passes whole files, temporary ones and those that the script damaged", () => {
  const files = new Map([
    [".lock", bytes("")],
    ["cell/.seed-1.json.12.tmp", bytes("{")],
    ["cell/seed-1.json", bytes("{")],
    ["cell/seed-1.json.damaged-1", bytes("")],
    ["cell/seed-1.timing.json", bytes("[]")],
    ["cell/seed-1.checkpoint", checkpoint],
    ["timing.md", bytes("2 s")],
  ]);
  assertEquals(findBroken(files, expected), []);
});

Deno.test("findBroken() names every file that is not whole under its final name", () => {
  const files = new Map([
    ["cell/seed-1.json", bytes("{ }")],
    ["cell/seed-1.timing.json", bytes("{")],
    ["cell/seed-1.checkpoint", checkpoint.slice(0, 99)],
    ["cell/seed-2.checkpoint", checkpoint],
    ["timing.md", bytes("")],
    ["stray", bytes("")],
  ]);
  assertEquals(
    findBroken(files, expected).map((line) => line.split(" ", 1)[0]),
    [...files.keys()],
  );
});

Deno.test("findDifferences() wants every file of the uninterrupted benchmark and no other", () => {
  const same = new Map(expected.whole);
  assertEquals(findDifferences(same, expected), []);
  assertEquals(
    findDifferences(
      new Map([
        ["cell/seed-1.json", bytes("{")],
        ["cell/seed-1.checkpoint", checkpoint],
        ["cell/.seed-1.json.12.tmp", bytes("")],
      ]),
      expected,
    ),
    [
      "cell/seed-1.checkpoint should be gone",
      "cell/.seed-1.json.12.tmp should be gone",
      ".lock is missing",
      "cell/seed-1.timing.json is missing",
      "timing.md is missing",
      "cell/seed-1.json differs from the uninterrupted one's",
    ],
  );
});

Deno.test("readFiles() reads what lies in a folder and below it", () => {
  const folder = Deno.makeTempDirSync();
  Deno.mkdirSync(`${folder}/a/b`, { recursive: true });
  Deno.writeTextFileSync(`${folder}/a/b/c`, "text");
  assertEquals([...readFiles(folder)], [["a/b/c", bytes("text")]]);
  Deno.removeSync(folder, { recursive: true });
});
