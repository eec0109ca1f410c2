import { assertEquals, assertNotEquals } from "@std/assert";
import { deriveRandom } from "../../../numerics/mod.ts";
import { damageBytes, damageJson } from "./damage.ts";

Deno.test("damageBytes() cuts off or flips one bit, and leaves its argument alone", () => {
  const random = deriveRandom(1, "damage");
  const bytes = new Uint8Array(20).fill(0x55);
  const kinds = { truncated: 0, flipped: 0 };
  for (let i = 0; i < 100; i++) {
    const { kind, bytes: damaged } = damageBytes(bytes, random);
    kinds[kind]++;
    const changed = [...damaged].map((byte, i) => byte ^ bytes[i])
      .filter((bits) => bits !== 0);
    if (kind === "truncated") {
      assertEquals([damaged.length < 20, changed.length], [true, 0]);
    } else {
      assertEquals([damaged.length, changed.length], [20, 1]);
      assertEquals(changed[0] & (changed[0] - 1), 0, "one bit");
    }
  }
  assertEquals(bytes, new Uint8Array(20).fill(0x55));
  assertEquals(Math.min(...Object.values(kinds)) > 20, true);
});

Deno.test("damageJson() never leaves a text that says the same", () => {
  const random = deriveRandom(1, "damage");
  const bytes = new TextEncoder().encode("1e-7\n");
  for (let i = 0; i < 200; i++) {
    const text = new TextDecoder().decode(damageJson(bytes, random).bytes);
    assertNotEquals(text, "1E-7\n");
    assertNotEquals(text, "1e-7");
  }
});
