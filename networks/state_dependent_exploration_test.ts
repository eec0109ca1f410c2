import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { deriveRandom } from "../numerics/random.ts";
import { everyEngine } from "./_every_engine.ts";
import type { Engine } from "./engine.ts";
import type { Vector } from "./vector.ts";
import { referenceEngine } from "./engines/reference.ts";
import { makePolicy } from "./make_policy.ts";
import sb3 from "./testdata/stable_baselines3/state_dependent_exploration.json" with {
  type: "json",
};

const ROWS = sb3.observations.length;
const [INPUTS, FEATURES, ACTIONS] = sb3.layers;

for (const { label, engine, ...tolerances } of everyEngine) {
  const value = tolerances.outputTolerance;
  const vector = tolerances.derivativeTolerance;
  Deno.test(`${label}: gSDE's mean, deviation, log-probabilities, entropies and KL are Stable-Baselines3's within ${value}`, () => {
    const { policy, outputs, old, next, actions } = load(engine);
    const { distribution } = policy;
    const y = outputs(old);
    for (let i = 0; i < ROWS; i++) {
      for (let k = 0; k < ACTIONS; k++) {
        const at = i * 2 * ACTIONS + k;
        assertAlmostEquals(y[at], sb3.mean[i][k], value);
        assertAlmostEquals(Math.exp(y[at + ACTIONS]), sb3.std[i][k], value);
      }
    }
    const out = engine.vector(ROWS);
    distribution.logProb(y, actions, ROWS, out);
    assertClose(out, sb3.log_probs, value);
    distribution.entropy(y, ROWS, out);
    assertClose(out, sb3.entropy, value);
    distribution.klOldNew(y, outputs(next), ROWS, out);
    let mean = 0;
    for (const kl of out) mean += kl / ROWS;
    assertAlmostEquals(mean, sb3.kl_old_new_mean, value);
  });

  Deno.test(`${label}: gSDE's gradients and Fisher product are Stable-Baselines3's within ${vector} of their norm`, () => {
    const { policy, outputs, old, next, actions, filled, ...c } = load(engine);
    const { distribution } = policy;
    const result = engine.vector(policy.parameterCount);
    const bar = engine.vector(ROWS * 2 * ACTIONS);
    const yOld = outputs(old);

    const atNew = policy.linearize(next, c.observations, ROWS);
    distribution.klOldNewGradient(yOld, atNew.y, 1 / ROWS, ROWS, bar);
    atNew.vjp(bar, result);
    c.assertNear(result, sb3.kl_old_new_mean_gradient_at_new, vector);

    const atOld = policy.linearize(old, c.observations, ROWS);
    const weights = filled(sb3.advantages.map((a) => a / ROWS));
    distribution.logProbGradient(atOld.y, actions, weights, ROWS, bar);
    atOld.vjp(bar, result);
    c.assertNear(result, sb3.policy_gradient_at_old, vector);

    bar.fill(0);
    distribution.addEntropyGradient(atOld.y, 1 / ROWS, ROWS, bar);
    atOld.vjp(bar, result);
    c.assertNear(result, sb3.entropy_mean_gradient_at_old, vector);

    atOld.jvp(c.packed(sb3.v), bar);
    distribution.metric(atOld.y, bar, 1 / ROWS, ROWS, bar);
    atOld.vjp(bar, result);
    c.assertNear(result, sb3.fisher_v, vector);
  });
}

Deno.test("gSDE's jvp is the finite difference of the outputs where features don't move", () => {
  const { policy, engine, old, observations } = load(referenceEngine());
  // Only the last layer and log σ move: features stay what they are.
  const tangent = engine.vector(policy.parameterCount);
  for (let i = INPUTS * FEATURES + FEATURES; i < tangent.length; i++) {
    tangent[i] = (i % 5) - 2;
  }
  const [up, down] = [1e-6, -1e-6].map((step) => {
    const y = engine.vector(ROWS * 2 * ACTIONS);
    const theta = old.map((value, i) => value + step * tangent[i]);
    policy.forward(theta as Vector, observations, ROWS, y);
    return y;
  });
  const out = engine.vector(ROWS * 2 * ACTIONS);
  policy.linearize(old, observations, ROWS).jvp(tangent, out);
  for (let i = 0; i < out.length; i++) {
    assertAlmostEquals(out[i], (up[i] - down[i]) / 2e-6, 1e-8);
  }
});

Deno.test("gSDE's action is the mean plus features times the environment's matrix", () => {
  const { policy, engine, old, outputs } = load(referenceEngine());
  const exploration = policy.exploration!;
  assertEquals(exploration.matrixSize, FEATURES * ACTIONS);
  const y = outputs(old);
  const features = engine.vector(ROWS * FEATURES);
  policy.network.features(features);

  // Environment i has the only entry i + 1, for feature i mod 5, action i mod 2.
  const matrices = new Float64Array(ROWS * FEATURES * ACTIONS);
  for (let i = 0; i < ROWS; i++) {
    const entry = (i % FEATURES) * ACTIONS + i % ACTIONS;
    matrices[i * FEATURES * ACTIONS + entry] = i + 1;
  }
  const actions = engine.vector(ROWS * ACTIONS);
  exploration.act(y, ROWS, matrices, actions);
  for (let i = 0; i < ROWS; i++) {
    for (let k = 0; k < ACTIONS; k++) {
      const noise = k === i % ACTIONS
        ? (i + 1) * features[i * FEATURES + i % FEATURES]
        : 0;
      const mean = y[i * 2 * ACTIONS + k];
      assertAlmostEquals(actions[i * ACTIONS + k], mean + noise, 1e-15);
    }
  }
});

Deno.test("gSDE's matrices have deviation exp(log σ) element by element, each environment its own", () => {
  const { policy, old } = load(referenceEngine());
  const { matrixSize, resample } = policy.exploration!;
  const draws = 4000;
  const matrices = new Float64Array(draws * matrixSize);
  resample(old, draws, deriveRandom(1, "exploration"), matrices);
  for (let j = 0; j < matrixSize; j++) {
    const std = Math.exp(sb3.old_parameters.at(j - matrixSize)!);
    let [sum, squares] = [0, 0];
    for (let i = 0; i < draws; i++) {
      const z = matrices[i * matrixSize + j] / std;
      sum += z;
      squares += z * z;
    }
    assertAlmostEquals(sum / draws, 0, 4 / Math.sqrt(draws));
    assertAlmostEquals(squares / draws, 1, 4 * Math.sqrt(2 / draws));
  }
});

Deno.test("gSDE's sampled actions have the deviation that its outputs say", () => {
  const { policy, engine, old, outputs } = load(referenceEngine());
  const { matrixSize, resample, act } = policy.exploration!;
  const random = deriveRandom(1, "exploration");
  const y = outputs(old);
  const matrices = new Float64Array(ROWS * matrixSize);
  const actions = engine.vector(ROWS * ACTIONS);
  const draws = 4000;
  const squares = new Float64Array(ROWS * ACTIONS);
  for (let draw = 0; draw < draws; draw++) {
    resample(old, ROWS, random, matrices);
    act(y, ROWS, matrices, actions);
    for (let i = 0; i < ROWS; i++) {
      for (let k = 0; k < ACTIONS; k++) {
        const z = (actions[i * ACTIONS + k] - sb3.mean[i][k]) / sb3.std[i][k];
        squares[i * ACTIONS + k] += z * z / draws;
      }
    }
  }
  for (const square of squares) {
    assertAlmostEquals(square, 1, 4 * Math.sqrt(2 / draws));
  }
});

/** The policy of the recorded numbers on an engine. */
function load(engine: Engine) {
  const bounds = (bound: number) => new Array(ACTIONS).fill(bound);
  const policy = makePolicy(engine, {
    observationSize: INPUTS,
    action: { kind: "box", low: bounds(-1), high: bounds(1) },
    hiddenSizes: [FEATURES],
    activation: "tanh",
    gaussian: { exploration: "gsde", initialLogStd: 0, squash: false },
  }, ROWS);
  const filled = (values: number[]): Vector => {
    const result = engine.vector(values.length);
    result.set(values);
    return result;
  };
  const packed = (canonical: number[]): Vector => {
    const theta = engine.vector(policy.parameterCount);
    policy.pack(canonical, theta);
    return theta;
  };
  const observations = filled(sb3.observations.flat());
  return {
    engine,
    policy,
    filled,
    packed,
    observations,
    actions: filled(sb3.actions.flat()),
    old: packed(sb3.old_parameters),
    next: packed(sb3.new_parameters),
    outputs(theta: Vector): Vector {
      const y = engine.vector(ROWS * 2 * ACTIONS);
      policy.forward(theta, observations, ROWS, y);
      return y;
    },
    assertNear(theta: Vector, expected: number[], tolerance: number) {
      const actual = new Float64Array(policy.canonicalCount);
      policy.unpack(theta, actual);
      let [error, norm] = [0, 0];
      expected.forEach((value, i) => {
        error += (actual[i] - value) ** 2;
        norm += value ** 2;
      });
      const relative = Math.sqrt(error / norm);
      assert(relative <= tolerance, `relative error ${relative}`);
    },
  };
}

function assertClose(actual: Vector, expected: number[], tolerance: number) {
  expected.forEach((value, i) => {
    assertAlmostEquals(actual[i], value, tolerance);
  });
}
