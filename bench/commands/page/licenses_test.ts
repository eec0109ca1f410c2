import { assertEquals } from "@std/assert";
import { licensesOf } from "./licenses.ts";

Deno.test("licensesOf() gives each text once, below its packages, and passes over our files", async () => {
  const folder = await Deno.makeTempDir();
  const packages = `${folder}/npm/registry.example`;
  const write = async (path: string, text: string) => {
    const file = `${packages}/${path}`;
    await Deno.mkdir(file.slice(0, file.lastIndexOf("/")), { recursive: true });
    await Deno.writeTextFile(file, text);
  };
  await write("b/2.0.0/LICENSE", "Be kind.\r\n");
  await write("@a/a/1.0.0/LICENSE.md", "Be kind.\n");
  await write("c/3.0.0/package.json", '{ "license": "MIT", "author": "C" }');
  const text = licensesOf([
    `${packages}/c/3.0.0/main.js`,
    `${packages}/b/2.0.0/lib/b.js`,
    `${packages}/b/2.0.0/lib/other.js`,
    `${packages}/@a/a/1.0.0/a.js`,
    `${folder}/own.ts`,
  ]);
  assertEquals(text.split(`\n${"-".repeat(72)}\n\n`), [
    "@a/a 1.0.0\nb 2.0.0\n\nBe kind.\n",
    "c 3.0.0\n\nLicense: MIT, by C\n",
  ]);
  await Deno.remove(folder, { recursive: true });
});
