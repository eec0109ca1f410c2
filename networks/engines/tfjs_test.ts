import { assert, assertEquals, assertRejects } from "@std/assert";
import * as tf from "@tensorflow/tfjs";
import {
  everything,
  numbersFor,
  packed,
  relativeError,
  SPECS,
  vectorOf,
} from "../_engine_batches.ts";
import { canonicalLayers } from "../canonical_layers.ts";
import type { NetworkSpec } from "../engine.ts";
import { tfjsEngine } from "./tfjs.ts";
import type { TfjsBackend } from "./tfjs.ts";

const ROWS = 7;

/** Jᵀ·ȳ by the library's own automatic differentiation. */
async function automaticGradient(
  backend: TfjsBackend,
  spec: NetworkSpec,
): Promise<number[]> {
  await tf.setBackend(backend);
  const { theta, x, yBar } = numbersFor(spec);
  const layers = canonicalLayers(spec);
  const gradients = tf.tidy(() => {
    const f = (...parameters: tf.Tensor[]): tf.Tensor =>
      layers.reduce(
        (h: tf.Tensor, _, l) => {
          const [weights, biases] = parameters.slice(2 * l);
          const z = tf.add(tf.matMul(h, weights), biases);
          if (l === layers.length - 1) return z;
          return spec.activation === "tanh" ? tf.tanh(z) : tf.relu(z);
        },
        tf.tensor2d(Float32Array.from(x.subarray(0, ROWS * spec.inputSize)), [
          ROWS,
          spec.inputSize,
        ]),
      );
    const parameters = layers.flatMap((layer) => [
      tf.tensor2d(
        Float32Array.from(theta.subarray(layer.weights, layer.biases)),
        [
          layer.inputs,
          layer.outputs,
        ],
      ),
      tf.tensor1d(Float32Array.from(theta.subarray(layer.biases, layer.end))),
    ]);
    const cotangent = tf.tensor2d(
      Float32Array.from(yBar.subarray(0, ROWS * spec.outputSize)),
      [ROWS, spec.outputSize],
    );
    return tf.grads(f)(parameters, cotangent);
  });
  const flat = gradients.flatMap((gradient) => [...gradient.dataSync()]);
  tf.dispose(gradients);
  return flat;
}

for (const backend of ["cpu", "wasm"] as const) {
  const engine = await tfjsEngine(backend);

  Deno.test(`tfjs (${backend}): vjp agrees with the library's automatic differentiation`, async () => {
    for (const spec of SPECS) {
      const expected = await automaticGradient(backend, spec);
      const { gradient } = everything(engine, spec, ROWS);
      assertEquals(gradient.length, expected.length);
      const error = relativeError(gradient, expected);
      assert(error <= 1e-6, `${error}`);
    }
  });

  Deno.test(`tfjs (${backend}): a network holds as many tensors after many calls as after one`, () => {
    const spec = SPECS[0];
    const network = engine.network(spec, ROWS);
    const numbers = numbersFor(spec);
    const theta = packed(engine, network, numbers.theta);
    const x = vectorOf(engine, numbers.x);
    const yBar = vectorOf(engine, numbers.yBar);
    const [y, features, gradient] = [
      ROWS * spec.outputSize,
      ROWS * network.featureSize,
      network.parameterCount,
    ].map(engine.vector);
    const calls = (): void => {
      network.forward(theta, x, ROWS, y);
      network.features(features);
      const { vjp, jvp } = network.linearize(theta, x, ROWS);
      vjp(yBar, gradient);
      jvp(theta, y);
    };
    calls();
    const { numTensors, numBytes } = tf.memory();
    for (let i = 0; i < 10; i++) calls();
    assertEquals(tf.memory().numTensors, numTensors);
    assertEquals(tf.memory().numBytes, numBytes);
  });
}

Deno.test("tfjs: engines of both backends take turns", async () => {
  const [cpu, wasm] = [await tfjsEngine("cpu"), await tfjsEngine("wasm")];
  const spec = SPECS[0];
  const { theta, x, yBar } = numbersFor(spec);
  const network = cpu.network(spec, ROWS);
  const { vjp } = network.linearize(
    packed(cpu, network, theta),
    vectorOf(cpu, x),
    ROWS,
  );
  const expected = everything(wasm, spec, ROWS).gradient;
  assertEquals(tf.getBackend(), "wasm");
  const gradient = cpu.vector(network.parameterCount);
  vjp(vectorOf(cpu, yBar), gradient);
  assertEquals(tf.getBackend(), "cpu");
  assert(relativeError(gradient, expected) <= 1e-6);
});

Deno.test("tfjs: a backend that does not exist is refused", async () => {
  await assertRejects(
    () => tfjsEngine("webgpu" as "cpu"),
    RangeError,
    `Cannot start the tfjs engine as 'backend' must be "cpu" or "wasm": current value is "webgpu"`,
  );
});

Deno.test("tfjs: nothing is printed when an engine starts and computes", async () => {
  const program = `
    import { makeEngine } from "${new URL(
    "./make_engine.ts",
    import.meta.url,
  )}";
    for (const backend of ["cpu", "wasm"]) {
      const engine = await makeEngine("tfjs", { backend });
      const spec = { inputSize: 1, hiddenSizes: [], outputSize: 1, activation: "tanh" };
      const [theta, x, y] = [2, 1, 1].map(engine.vector);
      engine.network(spec, 1).forward(theta, x, 1, y);
    }
  `;
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["eval", "--quiet", program],
    cwd: new URL("../..", import.meta.url),
  }).output();
  const text = new TextDecoder();
  assertEquals(text.decode(stdout) + text.decode(stderr), "");
  assert(success);
});
