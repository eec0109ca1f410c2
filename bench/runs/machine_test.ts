import { assertEquals } from "@std/assert";
import configuration from "../../deno.json" with { type: "json" };
import { fastFlags, modeOf, registerBitsOf } from "./machine.ts";

Deno.test("modeOf() is fast where all flags of the fast mode are set", () => {
  assertEquals(modeOf(`--own,${fastFlags}`), "fast");
  assertEquals(modeOf("--experimental-wasm-revectorize"), "default");
  assertEquals(modeOf(null), "default");
});

Deno.test("speed:fast is speed with the flags of the fast mode", () => {
  const { speed, "speed:fast": fast } = configuration.tasks;
  assertEquals(fast.command, `DENO_V8_FLAGS=${fastFlags} ${speed.command}`);
});

Deno.test("the fast mode's kernels are those for 256-bit registers", () => {
  assertEquals(registerBitsOf("default"), 128);
  assertEquals(registerBitsOf("fast"), 256);
});
