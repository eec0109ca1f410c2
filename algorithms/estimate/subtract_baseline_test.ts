import { assertAlmostEquals, assertEquals } from "@std/assert";
import {
  optimalConstantGradient,
  subtractMeanOfOthers,
  subtractTimeMeanOfOthers,
} from "./subtract_baseline.ts";

// Three episodes of 2, 1 and 3 steps.
const STARTS = Int32Array.of(0, 2, 3, 6);
const PSI = [8, 2, 4, 10, 6, 1];

Deno.test("the mean baseline is the mean of the other trajectories' returns from the start", () => {
  const psi = Float64Array.from(PSI);
  subtractMeanOfOthers(STARTS, psi);
  // The returns from the start are 8, 4 and 10.
  assertEquals([...psi], [8 - 7, 2 - 7, 4 - 9, 10 - 6, 6 - 6, 1 - 6]);
});

Deno.test("the time baseline is the mean of the others that last as long", () => {
  const psi = Float64Array.from(PSI);
  subtractTimeMeanOfOthers(STARTS, psi);
  // At t = 0: 8, 4, 10; at t = 1: 2, 6; at t = 2 the third is alone.
  assertEquals([...psi], [8 - 7, 2 - 6, 4 - 9, 10 - 6, 6 - 2, 1]);
});

Deno.test("one trajectory alone has no baseline", () => {
  for (const subtract of [subtractMeanOfOthers, subtractTimeMeanOfOthers]) {
    const psi = Float64Array.of(3, 5);
    subtract(Int32Array.of(0, 2), psi);
    assertEquals([...psi], [3, 5]);
  }
  const out = new Float64Array(1);
  optimalConstantGradient([[6]], [[2]], out);
  assertEquals(out[0], 6);
});

Deno.test("the optimal baseline of a trajectory is E[Γ S] / E[S²] of the others, in each parameter", () => {
  // Γ = G S with G = 1, 5, 9, and S = (1, 2), (2, 1), (3, 0).
  const scores = [[1, 2], [2, 1], [3, 0]];
  const weighted = [[1, 2], [10, 5], [27, 0]];
  const out = new Float64Array(2);
  optimalConstantGradient(weighted, scores, out);
  const first = [
    1 - (10 * 2 + 27 * 3) / (4 + 9) * 1,
    10 - (1 * 1 + 27 * 3) / (1 + 9) * 2,
    27 - (1 * 1 + 10 * 2) / (1 + 4) * 3,
  ];
  const second = [
    2 - 5 / 1 * 2, // Γ S of the others is 5 · 1 and 0
    5 - (2 * 2) / 4 * 1,
    0,
  ];
  const mean = (values: number[]) => values.reduce((a, b) => a + b) / 3;
  assertAlmostEquals(out[0], mean(first), 1e-12);
  assertAlmostEquals(out[1], mean(second), 1e-12);
});

Deno.test("a constant return leaves nothing with any of the baselines", () => {
  const starts = Int32Array.of(0, 1, 2, 3);
  for (const subtract of [subtractMeanOfOthers, subtractTimeMeanOfOthers]) {
    const psi = Float64Array.of(7, 7, 7);
    subtract(starts, psi);
    assertEquals([...psi], [0, 0, 0]);
  }
  const scores = [[1], [-2], [3]];
  const out = new Float64Array(1);
  optimalConstantGradient(scores.map(([s]) => [7 * s]), scores, out);
  assertAlmostEquals(out[0], 0, 1e-12);
});
