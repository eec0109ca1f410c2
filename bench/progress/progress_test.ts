import { assertEquals } from "@std/assert";
import { sampleResult } from "../tables/_sample_result.ts";
import { sampleOutcome } from "./_sample_runs.ts";
import { createProgress } from "./progress.ts";

/** Two runs of 2000 steps, a clock, and what is written. */
function start(size: { columns: number; rows: number } | null) {
  const records = [sampleResult({ seed: 1 }), sampleResult({ seed: 2 })];
  const clock = { milliseconds: 0 };
  const texts: string[] = [];
  const progress = createProgress({
    records,
    size: size && (() => size),
    write: (text) => texts.push(text),
    now: () => clock.milliseconds,
  });
  return { progress, records, clock, texts };
}

Deno.test("createProgress() writes one plain line a run where there is no terminal", () => {
  const { progress, records, texts } = start(null);
  progress.start(records[0]);
  progress.steps(records[0], 1000, [20, 30]);
  progress.end(records[0], sampleOutcome());
  progress.resume(records[1], 500);
  progress.note("Well then");
  progress.fail(records[1], "no luck");
  progress.close();
  assertEquals(
    texts.join(""),
    "[1/2] CartPole-v1 ppo seed 1: score 500.0, 2,000 steps in 0.5 s, 4,000 steps/s\n" +
      "CartPole-v1 ppo seed 2: going on from step 500\n" +
      "Well then\n" +
      "[2/2] CartPole-v1 ppo seed 2 failed: no luck\n",
  );
});

Deno.test("createProgress() draws curve, return, seeds and speed of a cell on a terminal", () => {
  const { progress, records, clock, texts } = start({ columns: 80, rows: 24 });
  progress.start(records[0]);
  clock.milliseconds = 2000;
  progress.steps(records[0], 1000, [30, 250, null, null]);
  assertEquals(
    texts.at(-1),
    "\x1b[3A\x1b[J" +
      "Environment  Row  Curve                         Return  Done/on/all     Steps/s\n" +
      "CartPole-v1  ppo  ▁▁▁▁▁▁▁▅▅▅▅▅▅                  250.0        0/1/2         500\n" +
      "0 of 2 runs, 25 %, 500 steps/s, 0:06 left\n",
  );
});

Deno.test("createProgress() keeps a line for each run that ended above the block", () => {
  const { progress, records, clock, texts } = start({ columns: 60, rows: 24 });
  progress.start(records[0]);
  clock.milliseconds = 1000;
  progress.end(records[0], sampleOutcome());
  progress.start(records[1]);
  progress.fail(records[1], "no luck");
  const [header, cell, total] = texts.at(-1)?.split("\n").slice(1) ?? [];
  assertEquals(
    texts.at(-1)?.split("\n")[0],
    `\x1b[3A\x1b[J[2/2] CartPole-v1 ppo seed 2 failed: no luck`,
  );
  assertEquals(header.startsWith("Environment  Row  Curve"), true);
  assertEquals(cell.includes("490.0        2/0/2"), true, cell);
  assertEquals(total, "2 of 2 runs, 1 failed, 100 %, 0 steps/s, 0:00 left");
  progress.close();
  assertEquals(texts.at(-1), "\x1b[3A\x1b[J");
});

Deno.test("createProgress() draws at most five times a second", () => {
  const { progress, records, clock, texts } = start({ columns: 80, rows: 24 });
  progress.start(records[0]);
  for (let i = 0; i < 1000; i++) {
    clock.milliseconds = i;
    progress.steps(records[0], i, []);
  }
  assertEquals(texts.length, 5);
});

Deno.test("createProgress() says where a run goes on, and counts its speed and time left from there", () => {
  const { progress, records, clock, texts } = start({ columns: 80, rows: 24 });
  progress.start(records[0]);
  progress.resume(records[0], 1000);
  assertEquals(
    texts.at(-1)?.includes(
      "CartPole-v1 ppo seed 1: going on from step 1000\n",
    ),
    true,
  );
  clock.milliseconds = 1000;
  progress.steps(records[0], 1100, [20, 20, 40]);
  const total = texts.at(-1)?.trimEnd().split("\n").at(-1);
  // 100 steps took a second; 2900 are left.
  assertEquals(total, "0 of 2 runs, 27 %, 100 steps/s, 0:29 left");
});
