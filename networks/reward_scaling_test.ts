import { assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import { createRewardScaling, scaleRewards } from "./reward_scaling.ts";
import sb3 from "./testdata/stable_baselines3/normalization.json" with {
  type: "json",
};

Deno.test("scaleRewards() follows VecNormalize: statistics within 1e-12, its float32 rewards within 1e-6", () => {
  const scaling = createRewardScaling(3, sb3.gamma);
  const out = new Float64Array(3);
  sb3.rewards.forEach((rewards, step) => {
    const ended = Uint8Array.from(sb3.ended[step]);
    scaleRewards(scaling, Float64Array.from(rewards), ended, out);
    const variance = sb3.return_variance[step];
    assertAlmostEquals(scaling.moments.variance[0], variance, 1e-12);
    sb3.scaled[step].forEach((value, i) => {
      assertAlmostEquals(out[i], value, 1e-6);
    });
  });
});

Deno.test("scaleRewards() forgets the return of an ended episode after counting it", () => {
  const scaling = createRewardScaling(2, 0.5);
  const out = new Float64Array(2);
  scaleRewards(scaling, Float64Array.of(4, 4), Uint8Array.of(0, 1), out);
  // Both returns of 4 are in the mean, less the 1e-4 rows at 0.
  assertAlmostEquals(scaling.moments.mean[0], 4, 1e-3);
  scaleRewards(scaling, Float64Array.of(1, 1), Uint8Array.of(0, 0), out);
  assertEquals(scaling.returns, Float64Array.of(3, 1));
});

Deno.test("scaleRewards() clips what is far outside, and keeps NaN", () => {
  const scaling = createRewardScaling(2, 0);
  const still = Uint8Array.of(0, 0);
  const out = new Float64Array(2);
  for (let step = 0; step < 400; step++) {
    scaleRewards(scaling, Float64Array.of(-0.01, 0.01), still, out);
  }
  scaleRewards(scaling, Float64Array.of(-900, 900), still, out);
  assertEquals(out, Float64Array.of(-10, 10));
  scaleRewards(scaling, Float64Array.of(NaN, 1), still, out);
  assertEquals(out[0], NaN);
});

Deno.test("createRewardScaling() refuses a discount outside [0, 1]", () => {
  assertThrows(
    () => createRewardScaling(1, 1.5),
    RangeError,
    "Cannot create reward scaling as 'gamma' must be in [0, 1]: current value is 1.5",
  );
});
