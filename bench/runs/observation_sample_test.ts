import { assertEquals } from "@std/assert";
import { createObservationSample } from "./observation_sample.ts";

Deno.test("createObservationSample() keeps long episodes evenly, whatever the order of play", () => {
  const one = createObservationSample(1, 2);
  const other = createObservationSample(1, 2);
  for (let t = 0; t < 9; t++) {
    one.add(0, [t], 0);
    one.add(1, [0, 100 + t], 1);
  }
  for (const first of [100, 0]) {
    for (let t = 0; t < 9; t++) other.add(first ? 1 : 0, [first + t], 0);
  }
  // Of 9 observations strides 1, 2, 4 leave 0, 4, 8.
  assertEquals(one.kept, 6);
  assertEquals(one.take(6), Float32Array.of(0, 4, 8, 100, 104, 108));
  assertEquals(other.take(6), one.take(6));
});

Deno.test("createObservationSample() takes evenly, and all where there are fewer", () => {
  const sample = createObservationSample(2, 8);
  for (let t = 0; t < 6; t++) sample.add(0, [t, -t], 0);
  assertEquals(sample.take(3), Float32Array.of(0, 0, 2, -2, 4, -4));
  assertEquals(sample.take(100).length, 12);
});
