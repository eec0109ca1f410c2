import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { deriveRandom, exp } from "../../numerics/mod.ts";
import {
  advantageGaps,
  tiltWithinRadius,
  tiltWithPenalty,
} from "./advantage_tilt.ts";
import { klOldNew } from "./divergences.ts";
import { softmaxPolicy } from "../mdp/policy_table.ts";

const even = advantageGaps(Float64Array.of(0.5, 0.5), Float64Array.of(3, 1));

Deno.test("An even policy of two actions goes to (1 ± √(1 − exp −2d))/2", () => {
  for (const radius of [1e-8, 0.01, 1, 10]) {
    const { probabilities, kl } = tiltWithinRadius(even, radius);
    const root = Math.sqrt(1 - exp(-2 * radius));
    assertAlmostEquals(probabilities[0], (1 + root) / 2, 1e-12);
    assertAlmostEquals(kl, radius, 1e-12 * radius + 1e-20);
  }
});

Deno.test("The multiplier is what a unit of KL gains", () => {
  const at = (radius: number) => {
    const { probabilities, multiplier } = tiltWithinRadius(even, radius);
    return { gain: 3 * probabilities[0] + probabilities[1], multiplier };
  };
  const slope = (at(0.3 + 1e-5).gain - at(0.3 - 1e-5).gain) / 2e-5;
  assertAlmostEquals(at(0.3).multiplier, slope, 1e-8);
});

Deno.test("A penalty of its multiplier gives the same policy as a radius", () => {
  const random = deriveRandom(1, "tilt");
  for (let k = 0; k < 200; k++) {
    const shape = { states: 1, actions: 2 + random.integer(3) };
    const draw = (scale: number) =>
      Float64Array.from(
        { length: shape.actions },
        () => scale * random.normal(),
      );
    const policy = softmaxPolicy(shape, draw(1));
    const state = advantageGaps(policy, draw(1));
    const radius = exp(-10 * random.uniform());
    const within = tiltWithinRadius(state, radius);
    const penalized = tiltWithPenalty(state, within.multiplier);
    assertAlmostEquals(within.kl, radius, 1e-11 * radius);
    const kl = klOldNew(shape, policy, within.probabilities)[0];
    assertAlmostEquals(kl, radius, 1e-11);
    within.probabilities.forEach((p, a) =>
      assertAlmostEquals(penalized.probabilities[a], p, 1e-9)
    );
  }
});

Deno.test("A better action that π never takes gets what the radius frees", () => {
  const state = advantageGaps(Float64Array.of(1, 0), Float64Array.of(0, 1));
  // KL((1, 0) ‖ (q, 1 − q)) = −log q
  const { probabilities } = tiltWithinRadius(state, 0.25);
  assertAlmostEquals(probabilities[0], exp(-0.25), 1e-15);
  // (1 − q) + μ log q is greatest at q = μ.
  const penalized = tiltWithPenalty(state, 0.25).probabilities;
  assertAlmostEquals(penalized[0], 0.25, 1e-15);
  assertAlmostEquals(penalized[1], 0.75, 1e-15);
  // A dear unit of KL isn't worth it.
  assertEquals([...tiltWithPenalty(state, 2).probabilities], [1, 0]);
});

Deno.test("A worse action that π never takes stays untaken", () => {
  const policy = Float64Array.of(0.5, 0.5, 0);
  const state = advantageGaps(policy, Float64Array.of(1, 0, -1));
  assertEquals(tiltWithinRadius(state, 0.1).probabilities[2], 0);
  assertEquals(tiltWithPenalty(state, 0.1).probabilities[2], 0);
});

Deno.test("Nothing moves where every action is as good", () => {
  const policy = Float64Array.of(0.25, 0.75);
  const state = advantageGaps(policy, Float64Array.of(2, 2));
  assertEquals([...tiltWithinRadius(state, 1).probabilities], [0.25, 0.75]);
  assertEquals([...tiltWithPenalty(state, 1).probabilities], [0.25, 0.75]);
});

Deno.test("Without a bound it is greedy but for what doubles can't hold", () => {
  const { probabilities } = tiltWithinRadius(even, Infinity);
  assertEquals(probabilities[0], 1);
  assert(probabilities[1] > 0 && probabilities[1] < 1e-170);
});
