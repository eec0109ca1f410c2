import { assertEquals } from "@std/assert";
import { createPacer } from "./pacer.ts";

Deno.test("steps come as often as the time step says, whatever the frames", () => {
  const pacer = createPacer(0.02);
  let steps = 0;
  for (let frame = 0; frame < 600; frame++) steps += pacer.advance(1 / 60, 1);
  // Ten seconds of 50 Hz; the last step may be due a rounding later.
  assertEquals(Math.round(steps + pacer.fraction), 500);
});

Deno.test("a page that was hidden doesn't catch up", () => {
  const pacer = createPacer(0.02);
  assertEquals(pacer.advance(3600, 1), 5);
});

Deno.test("a reset forgets the part of a step", () => {
  const pacer = createPacer(0.5);
  pacer.advance(0.0625, 4);
  pacer.reset();
  assertEquals(pacer.fraction, 0);
  assertEquals(pacer.advance(0.0625, 4), 0);
});
