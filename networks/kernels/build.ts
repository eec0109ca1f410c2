/**
 * Builds `kernels.wasm` from the AssemblyScript sources beside it.
 * `--check` writes nothing and exits with 1 when the committed file differs.
 *
 * @module
 */
import asc from "assemblyscript/asc";
import { tilesSource } from "./tiles.ts";

const target = new URL("./kernels.wasm", import.meta.url);

/** Compiles the kernels in memory. */
async function compile(): Promise<Uint8Array> {
  const outputs = new Map<string, Uint8Array>();
  const { error, stderr } = await asc.main([
    "kernels.as.ts",
    "--outFile=kernels.wasm",
    "--optimizeLevel=3",
    "--enable=simd",
    "--runtime=stub",
    "--noAssert",
    "--importMemory",
    "--use=abort=",
  ], {
    readFile(name) {
      if (name === "tiles.as.ts") return tilesSource();
      try {
        return Deno.readTextFileSync(new URL(name, import.meta.url));
      } catch {
        return null;
      }
    },
    writeFile(name, contents) {
      outputs.set(name, contents as Uint8Array);
    },
    listFiles: () => [],
  });
  if (error) throw new Error(stderr.toString());
  return outputs.get("kernels.wasm")!;
}

const built = await compile();
if (Deno.args.includes("--check")) {
  const committed = await Deno.readFile(target);
  const same = committed.length === built.length &&
    committed.every((byte, i) => byte === built[i]);
  if (!same) {
    console.error(
      "networks/kernels/kernels.wasm differs from its sources: run 'deno task kernels'",
    );
    Deno.exit(1);
  }
} else {
  await Deno.writeFile(target, built);
  console.log(`Built networks/kernels/kernels.wasm, ${built.length} bytes`);
}
