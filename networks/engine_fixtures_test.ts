import { assert, assertEquals } from "@std/assert";
import { largestError, relativeError, vectorOf } from "./_engine_batches.ts";
import { everyEngine } from "./_every_engine.ts";
import type { Engine, Network } from "./engine.ts";

interface Outputs {
  readonly logits?: number[][];
  readonly mean?: number[][];
}

function load<Content>(net: string, file: string): Content {
  const url = new URL(`testdata/${net}/${file}`, import.meta.url);
  return JSON.parse(Deno.readTextFileSync(url));
}

function network(engine: Engine, sizes: number[], rows: number): Network {
  return engine.network({
    inputSize: sizes[0],
    hiddenSizes: sizes.slice(1, -1),
    outputSize: sizes[sizes.length - 1],
    activation: "tanh",
  }, rows);
}

const NETS = [
  "categorical_4_8_8_2",
  "categorical_6_16_5",
  "gaussian_3_8_8_1",
  "gaussian_11_64_64_3",
];

for (const { label, engine, ...tolerance } of everyEngine) {
  for (const net of NETS) {
    const inputs = load<{
      layers: number[];
      batch: number;
      observations: number[][];
      returns: number[];
      old_parameters: number[];
      new_parameters: number[];
      value_layers: number[];
      value_parameters: number[];
    }>(net, "inputs.json");
    const forward = load<{ old: Outputs; new: Outputs; values: number[] }>(
      net,
      "forward.json",
    );
    const rows = inputs.batch;
    const x = vectorOf(engine, inputs.observations.flat());

    Deno.test(`${label}: logits and means of ${net} are torch's`, () => {
      const policy = network(engine, inputs.layers, rows);
      const theta = engine.vector(policy.parameterCount);
      const y = engine.vector(rows * policy.spec.outputSize);
      for (const when of ["old", "new"] as const) {
        const expected = (forward[when].logits ?? forward[when].mean)!.flat();
        assertEquals(expected.length, y.length);
        policy.pack(inputs[`${when}_parameters`], theta);
        policy.forward(theta, x, rows, y);
        assert(largestError(y, expected) <= tolerance.outputTolerance);
      }
    });

    Deno.test(`${label}: values, squared error and its gradient of ${net} are torch's`, () => {
      const { mse, mse_gradient } = load<
        { mse: number; mse_gradient: number[] }
      >(net, "value.json");
      const value = network(engine, inputs.value_layers, rows);
      const theta = engine.vector(value.parameterCount);
      value.pack(inputs.value_parameters, theta);
      const { y, vjp } = value.linearize(theta, x, rows);
      assert(largestError(y, forward.values) <= tolerance.outputTolerance);

      let meanSquare = 0;
      const yBar = vectorOf(
        engine,
        inputs.returns.map((target, i) => {
          const error = y[i] - target;
          meanSquare += error * error / rows;
          return 2 * error / rows;
        }),
      );
      const relative = Math.abs(meanSquare - mse) / mse;
      assert(relative <= tolerance.derivativeTolerance);

      const out = engine.vector(value.parameterCount);
      vjp(yBar, out);
      const gradient = new Float64Array(value.canonicalCount);
      value.unpack(out, gradient);
      assertEquals(gradient.length, mse_gradient.length);
      const error = relativeError(gradient, mse_gradient);
      assert(error <= tolerance.derivativeTolerance, `${error}`);
    });
  }
}
