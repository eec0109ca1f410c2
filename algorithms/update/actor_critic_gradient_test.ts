import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { makeEnvironment, vectorize } from "../../envs/mod.ts";
import { makeEngine, norm } from "../../networks/mod.ts";
import type { Vector } from "../../networks/vector.ts";
import { makeParts } from "../_make_parts.ts";
import { relativeError } from "../_torch_policy.ts";
import { a2c } from "../a2c.ts";
import type { A2cState } from "../a2c.ts";
import {
  actorCriticGradient,
  createActorCriticLoss,
} from "./actor_critic_gradient.ts";

const engine = await makeEngine("reference");

async function create(
  id: string,
  options: Record<string, unknown>,
): Promise<A2cState> {
  const resolved = a2c.resolve({ network: { hiddenSizes: [6] }, ...options });
  const environments = await Promise.all(
    Array.from(
      { length: a2c.environmentCount(resolved) },
      () => makeEnvironment(id),
    ),
  );
  const parts = makeParts(engine, environments, vectorize);
  return a2c.create(resolved, parts) as A2cState;
}

/** −mean log π(a|s) A + c_v mean (V(s) − R)² − c_e mean H at θ, as written. */
function loss(state: A2cState, parameters: Vector): number {
  const { learner, options } = state;
  const { policy, value, rollout, advantages, returns } = learner;
  const { rows, observations, actions } = rollout;
  const theta = parameters.subarray(0, policy.parameterCount) as Vector;
  const phi = parameters.subarray(policy.parameterCount) as Vector;
  const { distribution } = policy;
  const outputs = engine.vector(rows * distribution.outputSize);
  policy.forward(theta, observations, rows, outputs);
  const logProbs = engine.vector(rows);
  const entropies = engine.vector(rows);
  const values = engine.vector(rows);
  distribution.logProb(outputs, actions, rows, logProbs);
  distribution.entropy(outputs, rows, entropies);
  value.network.forward(phi, observations, rows, values);
  let sum = 0;
  for (let i = 0; i < rows; i++) {
    sum -= logProbs[i] * advantages[i];
    sum += options.valueCoefficient * (values[i] - returns[i]) ** 2;
    sum -= options.entropyCoefficient * entropies[i];
  }
  return sum / rows;
}

function gradientOf(state: A2cState, maxGradientNorm: number) {
  const { learner } = state;
  const { rows, observations, actions } = learner.rollout;
  const buffers = createActorCriticLoss(engine, learner, rows);
  const losses = actorCriticGradient(
    buffers,
    { rows, observations, actions, returns: learner.returns },
    { ...state.options, maxGradientNorm },
    () => learner.advantages.forEach((a, i) => buffers.weights[i] = -a / rows),
  );
  return { ...losses, gradient: buffers.gradient };
}

for (const id of ["CartPole-v1", "Pendulum-v1"]) {
  Deno.test(`actorCriticGradient() on ${id} is finite differences of the loss`, async () => {
    const state = await create(id, {
      entropyCoefficient: 0.3,
      valueCoefficient: 0.7,
      environments: 3,
    });
    const before = state.learner.parameters.slice() as Vector;
    a2c.iterate(state);
    const { parameters } = state.learner;
    const taken = state.loss.gradient.slice() as Vector;
    parameters.set(before);
    const { gradient, gradientNorm } = gradientOf(state, 1e12);
    // What A2C has descended, but for the clipping at 0.5.
    const factor = Math.min(1, 0.5 / (gradientNorm + 1e-6));
    const clipped = gradient.map((g) => g * factor);
    assert(relativeError(taken, clipped) < 1e-12);
    const h = 1e-6;
    const differences = parameters.map((value, i) => {
      const moved = parameters.slice() as Vector;
      moved[i] = value + h;
      const ahead = loss(state, moved);
      moved[i] = value - h;
      return (ahead - loss(state, moved)) / (2 * h);
    });
    assert(relativeError(gradient, differences) < 1e-6);
  });
}

Deno.test("actorCriticGradient() clips policy and value together", async () => {
  const state = await create("CartPole-v1", {});
  a2c.iterate(state);
  const whole = gradientOf(state, 1e12);
  const clipped = gradientOf(state, 0.25);
  assertEquals(whole.gradientNorm, clipped.gradientNorm);
  assert(whole.gradientNorm > 0.25);
  assertAlmostEquals(norm(engine.math, clipped.gradient), 0.25, 1e-6);
  const factor = 0.25 / (whole.gradientNorm + 1e-6);
  const scaled = whole.gradient.map((g) => g * factor);
  assert(relativeError(clipped.gradient, scaled) < 1e-14);
});
