import { assertAlmostEquals, assertEquals } from "@std/assert";
import {
  createRunningMoments,
  normalizeRows,
  observationNormalization,
  updateRunningMoments,
} from "./observation_normalization.ts";
import sb3 from "./testdata/stable_baselines3/normalization.json" with {
  type: "json",
};

Deno.test("moments follow RunningMeanStd within 1e-12, observations VecNormalize within 1e-6", () => {
  const moments = createRunningMoments(2);
  const normalization = observationNormalization(moments);
  const out = new Float64Array(6);
  sb3.observations.forEach((batch, step) => {
    const rows = Float64Array.from(batch.flat());
    updateRunningMoments(moments, rows, 3);
    assertAlmostEquals(moments.count[0], sb3.count[step], 1e-12);
    for (let j = 0; j < 2; j++) {
      const variance = sb3.variance[step][j];
      assertAlmostEquals(moments.mean[j], sb3.mean[step][j], 1e-12);
      assertAlmostEquals(moments.variance[j], variance, 1e-12 * variance);
    }
    normalizeRows(normalization, rows, 3, out);
    sb3.normalized[step].flat().forEach((value, i) => {
      assertAlmostEquals(out[i], value, 1e-6);
    });
  });
});

Deno.test("updateRunningMoments() gives the same in one batch and row by row", () => {
  const x = Float64Array.of(1, 10, 4, -20, -2, 5, 0.5, 0);
  const [whole, single] = [createRunningMoments(2), createRunningMoments(2)];
  updateRunningMoments(whole, x, 4);
  for (let i = 0; i < 4; i++) {
    updateRunningMoments(single, x.subarray(2 * i, 2 * i + 2), 1);
  }
  for (let j = 0; j < 2; j++) {
    assertAlmostEquals(single.mean[j], whole.mean[j], 1e-13);
    assertAlmostEquals(single.variance[j], whole.variance[j], 1e-11);
  }
});

Deno.test("updateRunningMoments() of no rows changes nothing", () => {
  const moments = createRunningMoments(1);
  updateRunningMoments(moments, new Float64Array(0), 0);
  assertEquals(moments, createRunningMoments(1));
});

Deno.test("normalizeRows() clips on both sides, keeps NaN, and works in place", () => {
  const normalization = {
    mean: Float64Array.of(0, 1),
    variance: Float64Array.of(1, 0),
    epsilon: 0.25,
    clip: 2,
  };
  const x = Float32Array.of(-9, 1.5, NaN, 9, 0.5, 0.75);
  normalizeRows(normalization, x, 3, x);
  const root = 1 / Math.sqrt(1.25);
  assertEquals(x, Float32Array.of(-2, 1, NaN, 2, 0.5 * root, -0.5));
});
