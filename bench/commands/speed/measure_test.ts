import { assertEquals } from "@std/assert";
import { measureCalls, rateOf, spreadOf } from "./measure.ts";

Deno.test("measureCalls() measures after a warm-up, with median and extremes", () => {
  let time = 0;
  // 10 ms for the warm-up, then 30, 10 and 20 ms.
  const durations = [10, 30, 10, 20];
  const work = () => {
    time += durations.shift()!;
  };
  assertEquals(measureCalls(work, { repeats: 3, now: () => time }), {
    median: 0.02,
    low: 0.01,
    high: 0.03,
  });
  assertEquals(durations, []);
});

Deno.test("measureCalls() calls short work until it takes long enough", () => {
  let time = 0;
  let calls = 0;
  const work = () => {
    calls++;
    time += 1;
  };
  const { median } = measureCalls(work, { repeats: 2, now: () => time });
  assertEquals(median, 0.001);
  // 1 + 2 + 4 + 8 + 16 calls to reach 10 ms, then twice 16.
  assertEquals(calls, 63);
});

Deno.test("rateOf() turns the fastest time into the highest rate", () => {
  assertEquals(rateOf(spreadOf([0.5, 2, 1]), 1000), {
    median: 1000,
    low: 500,
    high: 2000,
  });
});
