import { assertEquals } from "@std/assert";
import { createProgress } from "./progress.ts";
import { sampleResult } from "./report/_sample_result.ts";
import type { RunOutcome } from "./run.ts";

const record = (seed: number) => sampleResult({ seed });

const outcome = (seed: number): RunOutcome => ({
  result: record(seed),
  onnx: null,
  timing: {
    format: 1,
    trainingSeconds: 0.5,
    wallSeconds: 0.6,
    stepsPerSecond: 4000,
    onnxDifference: 0,
    machine: { cpu: null, cores: 1, os: "linux", arch: "x86_64" },
    versions: { deno: "", v8: "", typescript: "", v8Flags: null },
  },
});

function start(columns: number | null) {
  const records = [record(1), record(2)];
  const clock = { milliseconds: 0 };
  const texts: string[] = [];
  const progress = createProgress({
    records,
    columns,
    write: (text) => texts.push(text),
    now: () => clock.milliseconds,
  });
  return { progress, records, clock, texts };
}

Deno.test("createProgress() writes one plain line a run where there is no terminal", () => {
  const { progress, records, texts } = start(null);
  progress.start(records[0]);
  progress.steps(records[0], 1000);
  progress.end(records[0], outcome(1));
  progress.fail(records[1], "no luck");
  progress.close();
  assertEquals(
    texts.join(""),
    "[1/2] CartPole-v1 ppo seed 1: score 500.0, 2,000 steps in 0.5 s, 4,000 steps/s\n" +
      "[2/2] CartPole-v1 ppo seed 2 failed: no luck\n",
  );
});

Deno.test("createProgress() shows share, speed and time left on a terminal", () => {
  const { progress, records, clock, texts } = start(200);
  progress.start(records[0]);
  clock.milliseconds = 2000;
  progress.steps(records[0], 1000);
  const lines = texts[texts.length - 1].replaceAll(/\s+/g, " ");
  // 1000 of 4000 steps took 2 s, so that 6 s are left.
  assertEquals(
    lines.slice(lines.indexOf("Cart")),
    "CartPole-v1 ppo seed 1 50 % 1,000 steps, 500 steps/s 0 of 2 runs, 25 %, 0:06 left ",
  );
  assertEquals(texts[texts.length - 1].startsWith("\x1b[2A\x1b[J"), true);
});

Deno.test("createProgress() draws at most five times a second and within the width", () => {
  const { progress, records, clock, texts } = start(30);
  progress.start(records[0]);
  for (let i = 0; i < 1000; i++) {
    clock.milliseconds = i;
    progress.steps(records[0], i);
  }
  assertEquals(texts.length, 5);
  const lines = texts.join("").split("\n")
    .map((line) => line.slice(line.lastIndexOf("\x1b[J") + 1));
  assertEquals(lines.every((line) => line.length < 30 + "[J".length), true);
});

Deno.test("createProgress() says where a run goes on, and counts its speed and time left from there", () => {
  const { progress, records, clock, texts } = start(80);
  const half = records[0].steps / 2;
  progress.start(records[0]);
  progress.resume(records[0], half);
  assertEquals(
    texts.some((text) =>
      text.includes(`CartPole-v1 ppo seed 1: going on from step ${half}\n`)
    ),
    true,
    texts.join(),
  );
  clock.milliseconds = 1000;
  progress.steps(records[0], half + 100);
  assertEquals(texts.at(-1)?.includes(" 100 steps/s\n"), true, texts.at(-1));
  // 100 steps took a second; half of the first run and all of the second are left.
  const seconds = Math.ceil((3 * half - 100) / 100);
  const left = `${Math.floor(seconds / 60)}:${
    String(seconds % 60).padStart(2, "0")
  } left`;
  assertEquals(texts.at(-1)?.includes(left), true, texts.at(-1));
});
