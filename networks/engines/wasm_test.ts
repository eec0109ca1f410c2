import { assert, assertEquals, assertRejects, assertThrows } from "@std/assert";
import { sha256 } from "@noble/hashes/sha2.js";
import { tanh } from "../../numerics/elementary.ts";
import {
  eachBatch,
  everything,
  numbersFor,
  packed,
  relativeError,
  SPECS,
  unpacked,
  vectorOf,
} from "../_engine_batches.ts";
import type { NetworkSpec } from "../engine.ts";
import type { Vector } from "../vector.ts";
import { wasmEngine } from "./wasm.ts";
import { kernelMemory } from "./wasm_memory.ts";

/** No width is a multiple of 4. */
const ODD: NetworkSpec = {
  inputSize: 3,
  hiddenSizes: [5, 7],
  outputSize: 2,
  activation: "tanh",
};

/** tanh of each number, by the kernels. */
async function kernelTanh(numbers: ArrayLike<number>): Promise<Float32Array> {
  const { floats, kernels } = await kernelMemory(8);
  const values = floats(Math.ceil(numbers.length / 4) * 4);
  values.set(numbers);
  kernels.tanh(values.byteOffset, values.length);
  return values.slice(0, numbers.length);
}

Deno.test("wasm tanh is within 1.8e-7, odd to the bit and never beyond 1", async () => {
  // 2⁻³⁰ to 2⁵, evenly in the logarithm, and 0 to 10, evenly.
  const count = 100_000;
  const positive = new Float32Array(2 * count);
  for (let i = 0, x = 2 ** -30; i < count; i++, x *= 1.00024263) {
    positive[i] = x;
    positive[count + i] = 10 * i / count;
  }
  const values = await kernelTanh(positive);
  const mirrored = await kernelTanh(positive.map((x) => -x));
  let worst = 0;
  let largest = 0;
  let odd = true;
  positive.forEach((x, i) => {
    worst = Math.max(worst, Math.abs(values[i] - tanh(x)));
    largest = Math.max(largest, values[i]);
    odd &&= Object.is(mirrored[i], -values[i]);
  });
  assert(worst > 0 && worst < 1.8e-7, `off by ${worst}`);
  assertEquals(largest, 1);
  assert(odd);
});

Deno.test("wasm tanh keeps zeros, saturates at infinity and lets NaN through", async () => {
  assertEquals(
    await kernelTanh([0, -0, 9.1, -9.1, Infinity, -Infinity, 3e38, NaN]),
    Float32Array.of(0, -0, 1, -1, 1, -1, 1, NaN),
  );
});

Deno.test("wasm: NaN in a row of x shows in that row's outputs alone, and in the gradient", async () => {
  const engine = await wasmEngine();
  for (const activation of ["tanh", "relu"] as const) {
    const network = engine.network({ ...ODD, activation }, 6);
    const { theta, x, yBar } = numbersFor(ODD);
    x[4 * 3] = NaN;
    const { y, vjp } = network.linearize(
      packed(engine, network, theta),
      vectorOf(engine, x),
      6,
    );
    assertEquals(
      Array.from(y, Number.isNaN),
      Array.from(y, (_, i) => i === 8 || i === 9),
    );
    const gradient = engine.vector(network.parameterCount);
    vjp(vectorOf(engine, yBar), gradient);
    assert(unpacked(network, gradient).some(Number.isNaN));
  }
});

Deno.test("wasm: infinite parameters end in NaN", async () => {
  const engine = await wasmEngine();
  const network = engine.network({ ...ODD, activation: "relu" }, 1);
  const theta = engine.vector(network.parameterCount).fill(Infinity);
  const { y } = network.linearize(theta, vectorOf(engine, [1, -1, 0]), 1);
  assertEquals(Array.from(y), [NaN, NaN]);
});

Deno.test("wasm: jvp is the slope of forward", async () => {
  const engine = await wasmEngine();
  const rows = 5;
  const step = 1 / 64;
  for (const spec of SPECS.filter(({ activation }) => activation === "tanh")) {
    const { theta, thetaDot, x } = numbersFor(spec);
    const network = engine.network(spec, rows);
    const at = (distance: number): Vector => {
      const moved = theta.map((value, i) => value + distance * thetaDot[i]);
      const y = engine.vector(rows * spec.outputSize);
      network.forward(
        packed(engine, network, moved),
        vectorOf(engine, x),
        rows,
        y,
      );
      return y;
    };
    const [ahead, behind] = [at(step), at(-step)];
    const slope = Array.from(ahead, (y, i) => (y - behind[i]) / (2 * step));
    const error = relativeError(everything(engine, spec, rows).tangent, slope);
    assert(error < 2e-3, `off by ${error}: ${JSON.stringify(spec)}`);
  }
});

Deno.test("wasm: padding is 0 in every gradient, and what stands there has no effect", async () => {
  const engine = await wasmEngine();
  const { theta, thetaDot, x, yBar } = numbersFor(ODD);
  const rows = 70;
  const network = engine.network(ODD, rows);
  const clean = packed(engine, network, theta);
  const used = packed(engine, network, theta.map(() => 1));
  const isPadding = Array.from(used, (value) => value === 0);
  // Rows of 5, 7 and 2 numbers are padded by 3, 1 and 2: 4, 6 and 8 rows, b too.
  assertEquals(isPadding.filter(Boolean).length, 4 * 3 + 6 * 1 + 8 * 2);

  const results = [0, 3].map((noise) => {
    const dirty = (vector: Vector): Vector =>
      vector.map((value, i) => isPadding[i] ? noise : value);
    const { y, vjp, jvp } = network.linearize(
      vectorOf(engine, dirty(clean)),
      vectorOf(engine, x),
      rows,
    );
    const gradient = engine.vector(network.parameterCount).fill(7);
    vjp(vectorOf(engine, yBar), gradient);
    const tangent = engine.vector(y.length);
    const direction = packed(engine, network, thetaDot);
    jvp(vectorOf(engine, dirty(direction)), tangent);
    return [y.slice(), gradient.slice(), tangent.slice()];
  });
  assertEquals(results[1], results[0]);
  assert(results[0][1].every((value, i) => !isPadding[i] || value === 0));
});

Deno.test("wasm: results are the same bytes in every engine and on every machine", async () => {
  const digest = async (): Promise<string> => {
    const hash = sha256.create();
    const engine = await wasmEngine({ megabytes: 4 });
    for (const activation of ["tanh", "relu"] as const) {
      const spec = { inputSize: 6, hiddenSizes: [64, 37], outputSize: 5 };
      const network = engine.network({ ...spec, activation }, 133);
      const numbers = (length: number, scale: number) =>
        Float32Array.from({ length }, (_, i) => ((i * 37) % 101 - 50) / scale);
      const theta = packed(engine, network, numbers(3043, 256));
      const x = vectorOf(engine, numbers(133 * 6, 32));
      const { y, vjp, jvp } = network.linearize(theta, x, 133);
      const gradient = engine.vector(network.parameterCount);
      vjp(y, gradient);
      const tangent = engine.vector(y.length);
      jvp(gradient, tangent);
      assert(tangent.every(Number.isFinite));
      for (const { buffer, byteOffset, byteLength } of [y, gradient, tangent]) {
        hash.update(new Uint8Array(buffer, byteOffset, byteLength));
      }
    }
    return hash.digest().toHex();
  };
  const first = await digest();
  assertEquals(await digest(), first);
  assertEquals(
    first,
    "653182761ef7680a80c548f13c233c09135a553410ba8bd0ae742a66e786e064",
  );
});

Deno.test("wasm: the kernels for 256-bit registers give the same bits", async () => {
  const [narrow, wide] = await Promise.all(
    ([128, 256] as const).map((registerBits) => wasmEngine({ registerBits })),
  );
  eachBatch((spec, rows) => {
    for (const uses of ["once", "often"] as const) {
      assertEquals(
        everything(wide, spec, rows, uses),
        everything(narrow, spec, rows, uses),
      );
    }
  });
});

Deno.test("wasm: a vector of another engine, or of none, is refused", async () => {
  const [engine, other] = [await wasmEngine(), await wasmEngine()];
  const network = engine.network(ODD, 2);
  const theta = engine.vector(network.parameterCount);
  const [x, y] = [engine.vector(6), engine.vector(4)];
  const line = (name: string) =>
    `Cannot compute as '${name}' must be a vector of this engine`;
  for (const foreign of [other.vector, (n: number) => new Float32Array(n)]) {
    const refuse = (name: string, call: () => void) =>
      assertThrows(call, TypeError, line(name));
    refuse("theta", () => network.forward(foreign(theta.length), x, 2, y));
    refuse("x", () => network.forward(theta, foreign(6), 2, y));
    refuse("y", () => network.forward(theta, x, 2, foreign(4)));
    const { vjp, jvp } = network.linearize(theta, x, 2);
    refuse("yBar", () => vjp(foreign(4), theta));
    refuse("out", () => vjp(y, foreign(theta.length)));
    refuse("thetaDot", () => jvp(foreign(theta.length), y));
    refuse("out", () => jvp(theta, foreign(4)));
    refuse("out", () => network.features(foreign(14)));
  }
});

Deno.test("wasm: a full memory is one clear error, and what was made stays usable", async () => {
  const engine = await wasmEngine({ megabytes: 1 });
  const kept = engine.vector(100_000).fill(1);
  assertThrows(
    () => engine.vector(200_000),
    RangeError,
    "Cannot allocate 200000 numbers as the engine's memory of 1 MB has room for ",
  );
  assertThrows(
    () => engine.network(ODD, 100_000),
    RangeError,
    "Cannot allocate",
  );
  assertEquals(kept.length, 100_000);
  assert(kept.every((value) => value === 1));
  assertThrows(
    () => engine.vector(-1),
    RangeError,
    "Cannot allocate a vector as its length must be an integer >= 0: current value is -1",
  );
});

Deno.test("wasm: a memory of impossible size is refused", async () => {
  for (const megabytes of [0, -1, 1.5, 4096, NaN]) {
    await assertRejects(
      () => wasmEngine({ megabytes }),
      RangeError,
      `Cannot start the wasm engine as 'megabytes' must be an integer from 1 to 4095: current value is ${megabytes}`,
    );
  }
});
