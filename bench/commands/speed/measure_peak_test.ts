import { assertEquals } from "@std/assert";
import { measurePeak, peakKernels } from "./measure_peak.ts";

Deno.test("the peak's chains are 14 and 24 times 4 numbers, each c ← c/2 + 1", async () => {
  const { kernels, memory } = await peakKernels();
  const numbers = (at: number) =>
    Array.from(new Float32Array(memory.buffer, at, 4 * 25));
  for (const chains of [14, 24] as const) {
    const at = kernels.reset();
    kernels[`chains${chains}`](at, 3);
    assertEquals(numbers(at).slice(0, 96), [
      ...Array(4 * chains).fill(1.75),
      ...Array(96 - 4 * chains).fill(0),
    ]);
  }
});

Deno.test("measurePeak() counts 8 operations a chain and turn, and takes the faster chains", async () => {
  // Every call takes a second, so 24 chains do twice as much.
  let time = 0;
  const now = () => 1000 * time++;
  const { chains, flopsPerSecond } = await measurePeak({ repeats: 1, now });
  assertEquals([chains, flopsPerSecond.median], [24, 4096 * 24 * 8]);
});
