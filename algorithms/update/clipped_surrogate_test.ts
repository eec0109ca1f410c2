import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { makeEngine } from "../../networks/mod.ts";
import type { Vector } from "../../networks/vector.ts";
import { relativeError, torchPolicies, torchPolicy } from "../_torch_policy.ts";
import { clippedSurrogateWeights } from "./clipped_surrogate.ts";

function load(net: string, file: string) {
  const url = new URL(
    `../../networks/testdata/${net}/${file}`,
    import.meta.url,
  );
  return JSON.parse(Deno.readTextFileSync(url));
}

/** Weights of single rows with these ratios and advantages, ε = 0.2. */
function weigh(pairs: [ratio: number, advantage: number][]) {
  const weights = new Float64Array(pairs.length);
  const sums = clippedSurrogateWeights(
    {
      logProbs: Float64Array.from(pairs, ([ratio]) => Math.log(ratio) - 1),
      oldLogProbs: new Float64Array(pairs.length).fill(-1),
      advantages: Float64Array.from(pairs, ([, advantage]) => advantage),
    },
    pairs.length,
    0.2,
    weights,
  );
  return { ...sums, weights };
}

Deno.test("the clipped surrogate has a gradient until the ratio has moved past 1 ± ε the way the advantage asks", () => {
  const { weights, clipped } = weigh([
    [1.19, 2], // not yet past
    [1.21, 2], // past: min takes the clipped term
    [1.21, -2], // past, but the wrong way: min takes the ratio
    [0.79, -2], // past
    [0.79, 2], // past, but the wrong way
    [0.81, -2], // not yet past
  ]);
  const expected = [1.19 * 2, 0, 1.21 * -2, 0, 0.79 * 2, 0.81 * -2];
  expected.forEach((value, i) =>
    assertAlmostEquals(weights[i], -value / 6, 1e-12)
  );
  assertEquals(clipped, 2);
});

Deno.test("the KL estimate is Σ (r − 1) − log r", () => {
  const { kl } = weigh([[1.5, 0], [0.5, 0], [1, 0]]);
  const expected = (0.5 - Math.log(1.5)) + (-0.5 - Math.log(0.5));
  assertAlmostEquals(kl, expected, 1e-12);
});

for (const name of ["reference", "wasm"] as const) {
  const engine = await makeEngine(name);
  const tolerance = name === "reference" ? 1e-10 : 1e-6;
  for (const net of torchPolicies) {
    Deno.test(`${name}: the clipped surrogate's gradient of ${net} is torch's within ${tolerance}`, () => {
      const { policy, batch, oldTheta, newTheta, unpack } = torchPolicy(
        engine,
        load(net, "inputs.json"),
      );
      const gradients = load(net, "gradients.json");
      const { rows, observations, actions, advantages, outputs } = batch;
      const { distribution } = policy;
      const oldLogProbs = engine.vector(rows);
      distribution.logProb(outputs, actions, rows, oldLogProbs);

      /** Gradient of −L^CLIP at θ, and how many rows are clipped. */
      const gradientAt = (theta: Vector, clipRatio: number) => {
        const map = policy.linearize(theta, observations, rows);
        const logProbs = engine.vector(rows);
        distribution.logProb(map.y, actions, rows, logProbs);
        const weights = engine.vector(rows);
        const sums = clippedSurrogateWeights(
          { logProbs, oldLogProbs, advantages },
          rows,
          clipRatio,
          weights,
        );
        const bar = engine.vector(outputs.length);
        distribution.logProbGradient(map.y, actions, weights, rows, bar);
        const gradient = engine.vector(policy.parameterCount);
        map.vjp(bar, gradient);
        return { ...sums, gradient: unpack(gradient).map((g) => -g) };
      };

      const atNew = gradientAt(newTheta, gradients.clip);
      const clip = gradients.ppo_clip_at_new;
      assert(relativeError(atNew.gradient, clip.gradient) <= tolerance);
      assertEquals(atNew.clipped, gradients.clip_active * rows);
      const surrogate = gradients.surrogate_at_new;
      const unclipped = gradientAt(newTheta, 1e9);
      if (surrogate) {
        const error = relativeError(unclipped.gradient, surrogate.gradient);
        assert(error <= tolerance);
      }

      // At ratio 1 it is the policy gradient, whatever ε is.
      const plain = gradients.policy_gradient_at_old;
      for (const clipRatio of [0.2, 1e-6]) {
        const atOld = gradientAt(oldTheta, clipRatio);
        assert(relativeError(atOld.gradient, plain.gradient) <= tolerance);
        assertEquals([atOld.kl, atOld.clipped], [0, 0]);
      }
    });
  }
}
