import { assert, assertAlmostEquals } from "@std/assert";
import { makeEngine, makePolicy } from "../../networks/mod.ts";
import type { Vector } from "../../networks/vector.ts";
import type { PolicySpec } from "../../networks/policy.ts";
import { deriveRandom } from "../../numerics/mod.ts";
import { relativeError } from "../_torch_policy.ts";
import fixture from "../testdata/tabular.json" with { type: "json" };
import { listActions } from "../collect/vine_actions.ts";
import {
  createVineSurrogate,
  vineGradient,
  vineValue,
} from "./vine_surrogate.ts";
import type { VineEquation } from "./vine_surrogate.ts";
import type { VineBatch } from "../collect/vine_batch.ts";

const engine = await makeEngine("reference");

/** A batch of these sizes, all zero. */
function makeBatch(
  states: number,
  actionsPerState: number,
  observationSize: number,
  actionSize = 1,
): VineBatch {
  const pairs = states * actionsPerState;
  return {
    states,
    actionsPerState,
    observations: engine.vector(states * observationSize),
    actions: engine.vector(pairs * actionSize),
    logProposal: new Float64Array(pairs),
    q: new Float64Array(pairs),
  };
}

for (const mdp of fixture.mdps) {
  Deno.test(`equation 15 over every action is the exact expectation: ${mdp.name}`, () => {
    const { states, actions, gamma } = mdp;
    // Without hidden layers, weights of one-hot states are a table of logits.
    const policy = makePolicy(engine, {
      observationSize: states,
      action: { kind: "discrete", n: actions },
      hiddenSizes: [],
      activation: "tanh",
    }, states);
    const batch = makeBatch(states, actions, states);
    for (let s = 0; s < states; s++) batch.observations[s * states + s] = 1;
    listActions(batch);
    batch.q.set(mdp.Q.flat());
    const surrogate = createVineSurrogate(
      engine,
      policy,
      batch,
      "all-actions",
    );
    const valueAt = (probabilities: number[][]): number => {
      const theta = engine.vector(policy.parameterCount);
      const logits = probabilities.flat().map(Math.log);
      policy.pack([...logits, ...new Array(actions).fill(0)], theta);
      const outputs = engine.vector(states * actions);
      policy.forward(theta, batch.observations, states, outputs);
      return vineValue(surrogate, batch, outputs);
    };
    const mean = (values: number[]) =>
      values.reduce((sum, value) => sum + value) / states;
    // Σ_a π(a|s) Q(s, a) = V(s)
    assertAlmostEquals(valueAt(mdp.policy), mean(mdp.V), 1e-10);
    assert(mdp.comparisons.length > 0);
    for (const { policy: other } of mdp.comparisons) {
      const expected = mean(
        other.map((row, s) =>
          row.reduce((sum, p, a) => sum + p * (mdp.A[s][a] + mdp.V[s]), 0)
        ),
      );
      assertAlmostEquals(valueAt(other), expected, 1e-10);
    }
    // Q = R + γ P V ties the values to the MDP.
    const [s, a] = [1, 1];
    const next = mdp.transitions[s][a]
      .reduce((sum, p, to) => sum + p * mdp.V[to], 0);
    assertAlmostEquals(mdp.Q[s][a], mdp.rewards[s][a] + gamma * next, 1e-10);
  });
}

const SPECS: Record<VineEquation, PolicySpec[]> = {
  "all-actions": [{
    observationSize: 3,
    action: { kind: "discrete", n: 4 },
    hiddenSizes: [5],
    activation: "tanh",
  }],
  "self-normalized": [{
    observationSize: 3,
    action: { kind: "discrete", n: 4 },
    hiddenSizes: [5],
    activation: "tanh",
  }, {
    observationSize: 3,
    action: { kind: "box", low: [-1, -1], high: [1, 1] },
    hiddenSizes: [5],
    activation: "tanh",
    gaussian: {
      exploration: "independent",
      initialLogStd: -0.5,
      squash: false,
    },
  }],
};

for (const [name, specs] of Object.entries(SPECS)) {
  const equation = name as VineEquation;
  for (const spec of specs) {
    Deno.test(`the ${equation} gradient is finite differences of the surrogate, ${spec.action.kind}`, () => {
      const states = 5;
      const random = deriveRandom(3, equation);
      const policy = makePolicy(engine, spec, states);
      const { actionSize, outputSize } = policy.distribution;
      const batch = makeBatch(states, 4, 3, actionSize);
      const fill = (out: Vector, draw: () => number) => {
        for (let i = 0; i < out.length; i++) out[i] = draw();
      };
      fill(batch.observations, () => random.normal());
      fill(batch.q, () => random.normal());
      fill(batch.logProposal, () => random.normal());
      if (equation === "all-actions") listActions(batch);
      else if (actionSize === 1) fill(batch.actions, () => random.integer(4));
      else fill(batch.actions, () => random.normal());
      const theta = engine.vector(policy.parameterCount);
      policy.initialize(theta, random, false);
      const surrogate = createVineSurrogate(engine, policy, batch, equation);

      const map = policy.linearize(theta, batch.observations, states);
      const bar = vineGradient(surrogate, batch, map.y);
      const gradient = engine.vector(theta.length);
      map.vjp(bar, gradient);

      const valueAt = (moved: Vector): number => {
        const outputs = engine.vector(states * outputSize);
        policy.forward(moved, batch.observations, states, outputs);
        return vineValue(surrogate, batch, outputs);
      };
      const h = 1e-6;
      const differences = theta.map((at, i) => {
        const moved = theta.slice() as Vector;
        moved[i] = at + h;
        const ahead = valueAt(moved);
        moved[i] = at - h;
        return (ahead - valueAt(moved)) / (2 * h);
      });
      assert(relativeError(gradient, differences) < 1e-6);
    });
  }
}

Deno.test("equation 16 weighs Q̂ by π/q, normalized within each state", () => {
  const policy = makePolicy(engine, {
    observationSize: 1,
    action: { kind: "discrete", n: 2 },
    hiddenSizes: [],
    activation: "tanh",
  }, 1);
  const batch = makeBatch(1, 3, 1);
  batch.actions.set([0, 1, 1]);
  batch.q.set([5, 7, 10]);
  batch.logProposal.set([Math.log(0.5), Math.log(0.25), Math.log(0.25)]);
  const surrogate = createVineSurrogate(
    engine,
    policy,
    batch,
    "self-normalized",
  );
  // π = (0.2, 0.8): weights 0.4, 3.2, 3.2.
  const outputs = Float64Array.of(Math.log(0.2), Math.log(0.8));
  const expected = (0.4 * 5 + 3.2 * 7 + 3.2 * 10) / 6.8;
  assertAlmostEquals(vineValue(surrogate, batch, outputs), expected, 1e-12);
  // Neither a factor of q nor of π matters, however large.
  batch.logProposal.forEach((value, i) => batch.logProposal[i] = value - 900);
  assertAlmostEquals(vineValue(surrogate, batch, outputs), expected, 1e-9);
});
