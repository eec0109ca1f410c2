import { assert, assertEquals } from "@std/assert";
import configuration from "../deno.json" with { type: "json" };
import exactness from "./exactness.ts";
import { isTest, root, sourceFiles } from "./own_files.ts";
import { exactRooms } from "./rooms.ts";

for (const room of exactRooms) {
  Deno.test(`${room} uses nothing that differs from machine to machine`, () => {
    const files = sourceFiles(room).filter((file) => !isTest(file));
    assert(files.length > 2);
    const violations = files.flatMap((file) =>
      inexactParts(file, Deno.readTextFileSync(new URL(file, root)))
        .map((part) => `${file}: ${part}`)
    );
    assertEquals(violations, []);
  });
}

Deno.test("the exactness rule refuses what it should, and no more", () => {
  const source = `
    const a = [Math.sin(x), Math["exp"](1), Math.PI, Math.sqrt(2), Math.pow(x, 2)];
    const { log } = Math;
    const b = \`\${Math.random()} Math.cos(1) \${x ** 2} \${x ** 0.5} \${x ** y}\`;
    // Math.tan(1), new Date(), performance.now()
    const c = "Math.tan(1)" + new Date() + performance.now() + o.performance;
    const d = { Date: 1, now: x.toLocaleString() + Deno.args + globalThis.Math };
    let e: Intl.NumberFormat; x **= 3; x **= y;
  `;
  assertEquals(inexactParts("envs/planted.ts", source), [
    "Math.sin",
    'Math["exp"]',
    "Math.pow",
    "{ log } = Math",
    "Math.random",
    "x ** 0.5",
    "x ** y",
    "Date",
    "performance",
    "x.toLocaleString",
    "Deno",
    "globalThis",
    "Intl",
    "x **= y",
  ]);
  assertEquals(inexactParts("bench/planted.ts", source), []);
  assertEquals(inexactParts("envs/planted_test.ts", source), []);
  const loading = "fetch(Deno.args[0])";
  assertEquals(inexactParts("networks/engines/wasm.ts", loading), []);
  assertEquals(inexactParts("networks/engines/reference.ts", loading), [
    "fetch",
    "Deno",
  ]);
});

Deno.test("the exactness rule is one of those that editors and `deno lint` apply", () => {
  assertEquals(configuration.lint.plugins, ["./_tools/exactness.ts"]);
});

function inexactParts(file: string, source: string): string[] {
  return Deno.lint.runPlugin(exactness, file, source)
    .toSorted((a, b) => a.range[0] - b.range[0])
    .map(({ range: [start, end] }) => source.slice(start, end));
}
