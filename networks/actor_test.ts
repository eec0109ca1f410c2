import { assertAlmostEquals, assertEquals } from "@std/assert";
import { createActor } from "./actor.ts";
import { referenceEngine } from "./engines/reference.ts";
import { makePolicy } from "./make_policy.ts";

Deno.test("an actor normalizes, takes the mode, and squashes", () => {
  const engine = referenceEngine();
  const policy = makePolicy(engine, {
    observationSize: 1,
    action: { kind: "box", low: [0], high: [10] },
    hiddenSizes: [],
    activation: "tanh",
    gaussian: { exploration: "independent", initialLogStd: 0, squash: true },
  }, 3);
  const theta = engine.vector(policy.parameterCount);
  policy.pack([2, 0.5, 1], theta); // mean = 2x + 0.5, log σ = 1
  const normalization = {
    mean: Float64Array.of(3),
    variance: Float64Array.of(4),
    epsilon: 0,
    clip: 1,
  };
  const actor = createActor(engine, { policy, theta, normalization }, 3);

  const actions = new Float32Array(3).fill(-1);
  actor.act(Float32Array.of(3, 4, 99), 3, actions);
  [0.5, 1.5, 2.5].forEach((mean, i) => {
    assertAlmostEquals(actions[i], 5 * (Math.tanh(mean) + 1), 1e-6);
  });

  // Statistics and parameters are read anew; rows beyond the batch are left.
  normalization.mean[0] = 4;
  actor.act(Float32Array.of(4), 1, actions);
  assertAlmostEquals(actions[0], 5 * (Math.tanh(0.5) + 1), 1e-6);
  assertAlmostEquals(actions[1], 5 * (Math.tanh(1.5) + 1), 1e-6);
});

Deno.test("an actor without normalization reads raw observations", () => {
  const engine = referenceEngine();
  const policy = makePolicy(engine, {
    observationSize: 2,
    action: { kind: "discrete", n: 2 },
    hiddenSizes: [],
    activation: "tanh",
  }, 2);
  const theta = engine.vector(policy.parameterCount);
  policy.pack([1, 0, 0, 1, 0, 0], theta); // logits = x
  const actions = new Float64Array(2);
  const acting = { policy, theta, normalization: null };
  const actor = createActor(engine, acting, 2);
  actor.act(Float32Array.of(100, 20, -3, -2), 2, actions);
  assertEquals(actions, Float64Array.of(0, 1));
});
