import { assert, assertEquals, assertThrows } from "@std/assert";
import { exp, log } from "../../numerics/elementary.ts";
import { wasmEngine } from "./wasm.ts";
import { kernelMemory } from "./wasm_memory.ts";

const COUNT = 50_000;

/** What a kernel makes of doubles. */
async function through(
  kernel: "expDoubles" | "logDoubles",
  numbers: ArrayLike<number>,
): Promise<Float64Array> {
  const { floats, kernels } = await kernelMemory(4);
  const even = Math.ceil(numbers.length / 2) * 2;
  const { buffer, byteOffset } = floats(2 * even);
  const doubles = new Float64Array(buffer, byteOffset, even);
  doubles.set(numbers);
  kernels[kernel](byteOffset, even);
  return doubles.slice(0, numbers.length);
}

/** The largest difference between numbers of one sign, in units in the last place. */
function largestError(actual: Float64Array, expected: Float64Array): number {
  const pair = new Float64Array(2);
  const bits = new BigInt64Array(pair.buffer);
  return actual.reduce((largest, number, i) => {
    pair[0] = number;
    pair[1] = expected[i];
    return Math.max(largest, Math.abs(Number(bits[0] - bits[1])));
  }, 0);
}

/** Evenly from `from` to `to`. */
function range(from: number, to: number): Float64Array {
  return Float64Array.from(
    { length: COUNT },
    (_, i) => from + (to - from) * i / (COUNT - 1),
  );
}

Deno.test("wasm exp of doubles is within 2 units in the last place of stdlib's", async () => {
  for (const x of [range(-708, 709.78), range(-3, 3)]) {
    const error = largestError(await through("expDoubles", x), x.map(exp));
    assert(error > 0 && error <= 2, `off by ${error} units`);
  }
});

Deno.test("wasm log of doubles is within 2 units in the last place of stdlib's", async () => {
  for (const x of [range(-708, 709.78).map(exp), range(0.5, 8)]) {
    const error = largestError(await through("logDoubles", x), x.map(log));
    assert(error > 0 && error <= 2, `off by ${error} units`);
  }
});

Deno.test("wasm exp and log have their limits, are exact at 0 and 1, and let NaN through", async () => {
  assertEquals(
    await through("expDoubles", [
      0,
      -0,
      -Infinity,
      -1e300,
      -709,
      709.79,
      1e300,
      Infinity,
      NaN,
    ]),
    Float64Array.of(1, 1, 0, 0, 0, Infinity, Infinity, Infinity, NaN),
  );
  assertEquals(
    await through("logDoubles", [1, 0, 1e-310, Infinity, NaN]),
    Float64Array.of(0, -Infinity, -Infinity, Infinity, NaN),
  );
});

Deno.test("wasm distributions refuse vectors of another engine and short ones", async () => {
  const [engine, other] = [await wasmEngine(), await wasmEngine()];
  const own = engine.vector(4);
  for (const distribution of [engine.categorical(2), engine.gaussian(1)]) {
    for (const foreign of [other.vector(4), new Float32Array(4)]) {
      assertThrows(
        () => distribution.logProb(foreign, own, 2, own),
        TypeError,
        "'outputs' must be a vector of this engine",
      );
      assertThrows(
        () => distribution.sample(own, foreign, 2, own),
        TypeError,
        "'noise' must be a vector of this engine",
      );
    }
    assertThrows(
      () => distribution.metric(own, own, 1, 3, own),
      RangeError,
      "'outputs' must hold at least 6 numbers: current value is 4",
    );
  }
});
