import { assert, assertEquals, assertThrows } from "@std/assert";
import { deriveRandom } from "../numerics/random.ts";
import { everyEngine } from "./_every_engine.ts";
import { categorical } from "./categorical.ts";
import type { Distribution } from "./distribution.ts";
import type { Engine } from "./engine.ts";
import type { Vector } from "./vector.ts";
import { diagonalGaussian } from "./gaussian.ts";

/** Below, at and above what kernels take in one turn. */
const MOST_ROWS = 9;
const FAMILIES = [
  ...[1, 2, 3, 7].map((n) => ({
    label: `categorical(${n})`,
    plain: categorical(n),
    make: (engine: Engine) => engine.categorical(n),
  })),
  ...[1, 2, 3].map((size) => ({
    label: `gaussian(${size})`,
    plain: diagonalGaussian(size),
    make: (engine: Engine) => engine.gaussian(size),
  })),
];
const EXTREMES = [80, -80, 1e30, -1e30, 0, NaN, -Infinity, Infinity];

/** What a distribution reads, in numbers that f32 holds exactly. */
interface Inputs {
  readonly outputs: Float32Array;
  readonly others: Float32Array;
  readonly tangent: Float32Array;
  readonly actions: Float32Array;
  readonly noise: Float32Array;
  readonly weights: Float32Array;
}

function inputsFor(distribution: Distribution): Inputs {
  const { kind, outputSize, actionSize } = distribution;
  const random = deriveRandom(outputSize, kind);
  const normals = (size: number) =>
    Float32Array.from({ length: MOST_ROWS * size }, () => random.normal());
  const outputs = normals(outputSize);
  const noise = new Float32Array(MOST_ROWS * actionSize);
  for (let row = 0; row < MOST_ROWS; row++) {
    distribution.drawNoise(random, row, noise);
  }
  return {
    outputs,
    others: outputs.map((value) => value + 0.1 * random.normal()),
    tangent: normals(outputSize),
    actions: kind === "categorical"
      ? noise.map(() => random.integer(outputSize))
      : normals(actionSize),
    noise,
    weights: normals(1),
  };
}

/** All that a distribution computes of some rows, each from vectors of `vector`. */
function everything(
  distribution: Distribution,
  inputs: Inputs,
  start: number,
  rows: number,
  vector: (length: number) => Vector,
): Record<string, number[]> {
  const { outputSize, actionSize } = distribution;
  // Every vector starts somewhere else, and what stands around the rows must
  // neither be read nor be written.
  let used = 0;
  const place = (numbers: Float32Array, size: number): Vector => {
    const offset = 1 + used++;
    const whole = vector(offset + rows * size + 5).fill(NaN);
    whole.set(numbers.subarray(start * size, (start + rows) * size), offset);
    return whole.subarray(offset) as Vector;
  };
  const written = (size: number, body: (out: Vector) => void): number[] => {
    const out = place(new Float32Array(MOST_ROWS * size).fill(0.25), size);
    out.fill(-7, rows * size);
    body(out);
    assert(out.subarray(rows * size).every((value) => value === -7));
    return Array.from(out.subarray(0, rows * size));
  };
  const outputs = place(inputs.outputs, outputSize);
  const others = place(inputs.others, outputSize);
  const tangent = place(inputs.tangent, outputSize);
  const actions = place(inputs.actions, actionSize);
  const noise = place(inputs.noise, actionSize);
  const weights = place(inputs.weights, 1);
  const d = distribution;
  return {
    sample: written(actionSize, (out) => d.sample(outputs, noise, rows, out)),
    sampleInPlace: written(actionSize, (out) => {
      out.set(noise.subarray(0, rows * actionSize));
      d.sample(outputs, out, rows, out);
    }),
    mode: written(actionSize, (out) => d.mode(outputs, rows, out)),
    logProb: written(1, (out) => d.logProb(outputs, actions, rows, out)),
    logProbGradient: written(
      outputSize,
      (out) => d.logProbGradient(outputs, actions, weights, rows, out),
    ),
    entropy: written(1, (out) => d.entropy(outputs, rows, out)),
    addEntropyGradient: written(
      outputSize,
      (out) => d.addEntropyGradient(outputs, 0.3, rows, out),
    ),
    klOldNew: written(1, (out) => d.klOldNew(outputs, others, rows, out)),
    klOldNewGradient: written(
      outputSize,
      (out) => d.klOldNewGradient(outputs, others, 0.3, rows, out),
    ),
    metric: written(
      outputSize,
      (out) => d.metric(outputs, tangent, 0.3, rows, out),
    ),
    metricInPlace: written(outputSize, (out) => {
      out.set(tangent.subarray(0, rows * outputSize));
      d.metric(outputs, out, 0.3, rows, out);
    }),
  };
}

const plainVector = (length: number): Vector => new Float64Array(length);

for (const { label: engineLabel, engine } of everyEngine) {
  const contract = (behavior: string, body: () => void) =>
    Deno.test(`${engineLabel}: ${behavior}`, body);
  const isSingle = engine.vector(0) instanceof Float32Array;
  const stored = (value: number) => isSingle ? Math.fround(value) : value;

  /** Compares with the plain code in double precision, rounded to storage. */
  const assertPlain = (
    label: string,
    actual: Record<string, number[]>,
    expected: Record<string, number[]>,
  ): void => {
    for (const [name, values] of Object.entries(expected)) {
      values.map(stored).forEach((value, i) => {
        const error = Math.abs(actual[name][i] - value);
        // A unit in the last place of f32, where rounding may tip over.
        const allowed = isSingle ? 1e-14 + 1.2e-7 * Math.abs(value) : 0;
        assert(
          Object.is(actual[name][i], value) || error <= allowed,
          `${label}: ${name}[${i}] is ${actual[name][i]}, not ${value}`,
        );
      });
    }
  };

  contract(
    "distributions are the plain ones in double precision, rounded once",
    () => {
      for (const { label, make, plain } of FAMILIES) {
        const inputs = inputsFor(plain);
        const distribution = make(engine);
        for (let rows = 1; rows <= MOST_ROWS; rows++) {
          assertPlain(
            `${label}, ${rows} rows`,
            everything(distribution, inputs, 0, rows, engine.vector),
            everything(plain, inputs, 0, rows, plainVector),
          );
        }
      }
    },
  );

  contract("a row of a distribution depends on no other, to the bit", () => {
    for (const { make, plain } of FAMILIES) {
      const inputs = inputsFor(plain);
      const distribution = make(engine);
      const whole = everything(
        distribution,
        inputs,
        0,
        MOST_ROWS,
        engine.vector,
      );
      for (const [start, rows] of [[0, 1], [3, 1], [8, 1], [1, 2], [2, 7]]) {
        const part = everything(
          distribution,
          inputs,
          start,
          rows,
          engine.vector,
        );
        for (const [name, values] of Object.entries(part)) {
          const size = values.length / rows;
          const from = start * size;
          assertEquals(values, whole[name].slice(from, from + values.length));
        }
      }
    }
  });

  contract("distributions of extreme parameters are the plain ones", () => {
    for (const { label, make, plain } of FAMILIES) {
      const distribution = make(engine);
      const sound = inputsFor(plain);
      for (const extreme of EXTREMES) {
        for (let at = 0; at < plain.outputSize; at++) {
          const outputs = sound.outputs.slice();
          outputs[at] = extreme;
          for (
            const inputs of [{ ...sound, outputs }, {
              ...sound,
              others: outputs,
            }]
          ) {
            assertPlain(
              `${label}, output ${at} is ${extreme}`,
              everything(distribution, inputs, 0, 2, engine.vector),
              everything(plain, inputs, 0, 2, plainVector),
            );
          }
        }
      }
    }
  });

  contract("a categorical of 2,000 actions is the plain one", () => {
    const plain = categorical(2000);
    const inputs = inputsFor(plain);
    assertPlain(
      "2,000 actions",
      everything(engine.categorical(2000), inputs, 0, 3, engine.vector),
      everything(plain, inputs, 0, 3, plainVector),
    );
  });

  contract("an action that there is not has no log-probability", () => {
    const logits = engine.vector(2);
    const out = engine.vector(2);
    const action = engine.vector(1);
    const weight = engine.vector(1).fill(1);
    const two = engine.categorical(2);
    for (const wrong of [-1, 2, 0.5, NaN]) {
      action[0] = wrong;
      two.logProb(logits, action, 1, out);
      assertEquals(out[0], NaN);
      two.logProbGradient(logits, action, weight, 1, out);
      assertEquals(Array.from(out), [-0.5, -0.5]);
    }
  });

  contract("the largest uniform draws no action of probability 0", () => {
    const almostOne = {
      ...deriveRandom(1, "unused"),
      uniform: () => 1 - 2 ** -53,
    };
    const actions = engine.vector(1);
    const logits = engine.vector(2);
    logits.set([0, -200]);
    const two = engine.categorical(2);
    two.drawNoise(almostOne, 0, actions);
    two.sample(logits, actions, 1, actions);
    assertEquals(actions[0], 0);
  });

  contract("distributions of impossible sizes are refused", () => {
    for (const size of [0, -1, 1.5, NaN]) {
      assertThrows(
        () => engine.categorical(size),
        RangeError,
        `'n' must be a positive integer: current value is ${size}`,
      );
      assertThrows(
        () => engine.gaussian(size),
        RangeError,
        `'actionSize' must be a positive integer: current value is ${size}`,
      );
    }
  });
}
