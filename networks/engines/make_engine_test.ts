import { assertEquals, assertRejects } from "@std/assert";
import type { EngineName } from "../engine.ts";
import { makeEngine } from "./make_engine.ts";

Deno.test("makeEngine() gives engines of the names that results carry", async () => {
  for (const name of ["wasm", "reference", "tfjs"] as const) {
    assertEquals((await makeEngine(name)).name, name);
  }
});

Deno.test("makeEngine() gives f64 vectors of zeros for reference and f32 for the others", async () => {
  const vectors = {
    wasm: Float32Array,
    reference: Float64Array,
    tfjs: Float32Array,
  };
  for (const [name, kind] of Object.entries(vectors)) {
    const engine = await makeEngine(name as EngineName);
    assertEquals(engine.vector(3), new kind(3));
  }
});

Deno.test("makeEngine() refuses a name that no engine has", async () => {
  await assertRejects(
    () => makeEngine("cuda" as EngineName),
    RangeError,
    `Cannot make an engine as 'name' must be one of wasm, reference, tfjs: current value is "cuda"`,
  );
});

Deno.test("makeEngine() refuses a backend for an engine that has no choice", async () => {
  await assertRejects(
    () => makeEngine("wasm", { backend: "cpu" }),
    RangeError,
    `Cannot make an engine as 'backend' is an option of tfjs only: current value of 'name' is "wasm"`,
  );
});
