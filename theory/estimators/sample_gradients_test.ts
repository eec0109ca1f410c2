import { assertAlmostEquals, assertEquals } from "@std/assert";
import { deriveRandom } from "../../numerics/mod.ts";
import { createMdp } from "../mdp/mdp.ts";
import { sampleGradients, sampleMoments } from "./sample_gradients.ts";
import { scoreEstimate } from "./score_estimates.ts";

Deno.test("sampleMoments() has n − 1 in the variance", () => {
  const { mean, variance } = sampleMoments([
    Float64Array.of(1, 5),
    Float64Array.of(3, 5),
  ]);
  assertEquals([...mean], [2, 5]);
  assertEquals([...variance], [2, 0]);
});

Deno.test("sampleGradients() shows every estimator the same episodes", () => {
  const mdp = createMdp({
    transitions: [[[1], [1]]],
    rewards: [[1, -1]],
    start: [1],
    gamma: 0.9,
  });
  const source = { mdp, logits: new Float64Array(2), steps: 1 };
  const [some, twice] = sampleGradients(
    source,
    [
      scoreEstimate,
      (scene, batch) => scoreEstimate(scene, batch).map((g) => 2 * g),
    ],
    { episodes: 2, batches: 50 },
    deriveRandom(1, "theory/sample"),
  );
  // ∇log π · r is ½ for either action.
  assertAlmostEquals(some.mean[0], 0.5, 1e-15);
  assertEquals(twice.mean[0], 2 * some.mean[0]);
  assertEquals(some.variance[0], 0);
});
