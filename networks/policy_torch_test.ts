import { assert, assertAlmostEquals } from "@std/assert";
import { everyEngine } from "./_every_engine.ts";
import type { Engine } from "./engine.ts";
import type { Vector } from "./vector.ts";
import { makePolicy } from "./make_policy.ts";
import type { Policy, PolicySpec } from "./policy.ts";

const NETS = [
  "categorical_4_8_8_2",
  "categorical_6_16_5",
  "gaussian_3_8_8_1",
  "gaussian_11_64_64_3",
];

for (const { label, engine, ...tolerances } of everyEngine) {
  const value = tolerances.outputTolerance;
  const vector = tolerances.derivativeTolerance;
  for (const net of NETS) {
    Deno.test(`${label}: log-probabilities, entropies, ratios and KL of ${net} are torch's within ${value}`, () => {
      const c = load(engine, net);
      const { distribution } = c.policy;
      for (const at of ["old", "new"] as const) {
        const logProbs = c.logProbs(c[at]);
        const entropies = c.vector(c.rows);
        distribution.entropy(c.outputs(c[at]), c.rows, entropies);
        assertClose(logProbs, c.forward[at].log_probs, value);
        assertClose(entropies, c.forward[at].entropy, value);
      }

      const [oldLog, newLog] = [c.logProbs(c.old), c.logProbs(c.new)];
      c.forward.ratio.forEach((ratio, i) => {
        // To first order the error of exp(x) is that of x times exp(x).
        assertAlmostEquals(
          Math.exp(newLog[i] - oldLog[i]),
          ratio,
          2 * value * ratio,
        );
      });

      const kl = c.vector(c.rows);
      const [oldOutputs, newOutputs] = [c.outputs(c.old), c.outputs(c.new)];
      distribution.klOldNew(oldOutputs, newOutputs, c.rows, kl);
      assertClose(kl, c.forward.kl_old_new, value);
      assertAlmostEquals(mean(kl), c.forward.kl_old_new_mean, value);
      distribution.klOldNew(newOutputs, oldOutputs, c.rows, kl);
      assertAlmostEquals(mean(kl), c.forward.kl_new_old_mean, value);
    });

    Deno.test(`${label}: every gradient of ${net} is torch's within ${vector} of its norm`, () => {
      const c = load(engine, net);
      const { distribution } = c.policy;
      const { gradients, advantages, rows } = c;
      const [low, high] = [1 - gradients.clip, 1 + gradients.clip];
      const oldLog = c.logProbs(c.old);

      /** Gradient of the mean over rows of what has ∂/∂ log π = weight(ratio, A). */
      function byLogProb(
        theta: Vector,
        weight: (ratio: number, advantage: number) => number,
      ): Vector {
        const weights = c.vector(rows);
        c.logProbs(theta).forEach((logProb, i) => {
          const ratio = Math.exp(logProb - oldLog[i]);
          weights[i] = weight(ratio, advantages[i]) / rows;
        });
        return c.pullBack(theta, (outputs, out) => {
          distribution.logProbGradient(outputs, c.actions, weights, rows, out);
        });
      }
      const surrogate = (ratio: number, a: number) => ratio * a;
      const clipped = (ratio: number, a: number) =>
        (a > 0 ? ratio < high : ratio > low) ? ratio * a : 0;

      const computed: Record<string, () => Vector> = {
        policy_gradient_at_old: () => byLogProb(c.old, (_, a) => a),
        policy_gradient_at_new: () => byLogProb(c.new, (_, a) => a),
        surrogate_at_old: () => byLogProb(c.old, surrogate),
        surrogate_at_new: () => byLogProb(c.new, surrogate),
        ppo_clip_at_old: () => byLogProb(c.old, clipped),
        ppo_clip_at_new: () => byLogProb(c.new, clipped),
        entropy_mean_at_new: () =>
          c.pullBack(c.new, (outputs, out) => {
            out.fill(0);
            distribution.addEntropyGradient(outputs, 1 / rows, rows, out);
          }),
        kl_old_new_mean_at_new: () => {
          const oldOutputs = c.outputs(c.old);
          return c.pullBack(c.new, (outputs, out) => {
            distribution.klOldNewGradient(
              oldOutputs,
              outputs,
              1 / rows,
              rows,
              out,
            );
          });
        },
      };
      const names = Object.keys(gradients).filter((name) => name in computed);
      assert(names.length >= 2);
      for (const name of names) {
        assertCloseInNorm(
          c.canonical(computed[name]()),
          gradients[name].gradient,
          vector,
          name,
        );
      }
    });

    Deno.test(`${label}: Fisher products of ${net} are torch's within ${vector} of their norm`, () => {
      const c = load(engine, net);
      const { policy, rows } = c;
      const { distribution } = policy;
      const { outputSize } = distribution;
      const map = policy.linearize(c.old, c.observations, rows);
      const scores = c.vector(rows * outputSize);
      const ones = c.vector(rows).fill(1);
      distribution.logProbGradient(map.y, c.actions, ones, rows, scores);

      for (const product of c.fisher.products) {
        const v = c.packed(product.v);
        const tangent = c.vector(rows * outputSize);
        const result = c.vector(policy.parameterCount);

        // F v = Jᵀ M J v / N
        map.jvp(v, tangent);
        const changed = c.vector(rows * outputSize);
        distribution.metric(map.y, tangent, 1 / rows, rows, changed);
        map.vjp(changed, result);
        assertCloseInNorm(c.canonical(result), product.fisher_v, vector);

        // (1/N) Σ sᵢ (sᵢ·v), sᵢ = Jᵢᵀ ∂ log π(aᵢ)/∂ outputsᵢ
        const weighted = scores.slice();
        changed.set(scores);
        for (let i = 0; i < rows; i++) {
          let along = 0;
          for (let k = i * outputSize; k < (i + 1) * outputSize; k++) {
            along += scores[k] * tangent[k];
          }
          for (let k = i * outputSize; k < (i + 1) * outputSize; k++) {
            weighted[k] *= along / rows;
          }
        }
        changed.set(weighted);
        map.vjp(changed, result);
        const expected = product.empirical_fisher_v;
        assertCloseInNorm(c.canonical(result), expected, vector);
      }
    });
  }
}

/** One network of the fixtures on an engine, with what the tests do with it. */
function load(engine: Engine, net: string) {
  const inputs = read(net, "inputs");
  const layers: number[] = inputs.layers;
  const rows: number = inputs.batch;
  const policy = makePolicy(engine, specOf(inputs.kind, layers), rows);
  const { outputSize } = policy.distribution;

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
  const observations = filled(inputs.observations.flat());
  const actions = filled(inputs.actions.flat());
  const outputs = (theta: Vector): Vector => {
    const out = engine.vector(rows * outputSize);
    policy.forward(theta, observations, rows, out);
    return out;
  };
  return {
    policy,
    rows,
    observations,
    actions,
    advantages: inputs.advantages as number[],
    old: packed(inputs.old_parameters),
    new: packed(inputs.new_parameters),
    forward: read(net, "forward") as Forward,
    gradients: read(net, "gradients"),
    fisher: read(net, "fisher") as { products: Products[] },
    vector: (length: number) => engine.vector(length),
    packed,
    outputs,
    canonical(theta: Vector): Float64Array {
      const result = new Float64Array(policy.canonicalCount);
      policy.unpack(theta, result);
      return result;
    },
    logProbs(theta: Vector): Vector {
      const out = engine.vector(rows);
      policy.distribution.logProb(outputs(theta), actions, rows, out);
      return out;
    },
    pullBack(
      theta: Vector,
      gradient: (outputs: Vector, out: Vector) => void,
    ): Vector {
      const map = policy.linearize(theta, observations, rows);
      const outputsBar = engine.vector(rows * outputSize);
      gradient(map.y, outputsBar);
      const result = engine.vector(policy.parameterCount);
      map.vjp(outputsBar, result);
      return result;
    },
  };
}

interface Forward {
  old: { log_probs: number[]; entropy: number[] };
  new: { log_probs: number[]; entropy: number[] };
  ratio: number[];
  kl_old_new: number[];
  kl_old_new_mean: number;
  kl_new_old_mean: number;
}

interface Products {
  v: number[];
  fisher_v: number[];
  empirical_fisher_v: number[];
}

function read(net: string, file: string) {
  const url = new URL(`./testdata/${net}/${file}.json`, import.meta.url);
  return JSON.parse(Deno.readTextFileSync(url));
}

function specOf(kind: Policy["distribution"]["kind"], layers: number[]) {
  const actionSize = layers[layers.length - 1];
  const shared = {
    observationSize: layers[0],
    hiddenSizes: layers.slice(1, -1),
    activation: "tanh",
  } as const;
  const bounds = (bound: number) => new Array(actionSize).fill(bound);
  const spec: PolicySpec = kind === "categorical"
    ? { ...shared, action: { kind: "discrete", n: actionSize } }
    : {
      ...shared,
      action: {
        kind: "box",
        low: bounds(-Infinity),
        high: bounds(Infinity),
      },
      gaussian: {
        exploration: "independent",
        initialLogStd: 0,
        squash: false,
      },
    };
  return spec;
}

function mean(x: Vector): number {
  let sum = 0;
  for (const value of x) sum += value;
  return sum / x.length;
}

function assertClose(actual: Vector, expected: number[], tolerance: number) {
  assert(actual.length === expected.length);
  expected.forEach((value, i) => {
    assertAlmostEquals(actual[i], value, tolerance);
  });
}

function assertCloseInNorm(
  actual: Vector,
  expected: number[],
  tolerance: number,
  name = "",
) {
  assert(actual.length === expected.length);
  let [error, norm] = [0, 0];
  expected.forEach((value, i) => {
    error += (actual[i] - value) ** 2;
    norm += value ** 2;
  });
  const relative = Math.sqrt(error / norm);
  assert(relative <= tolerance, `${name}: relative error ${relative}`);
}
