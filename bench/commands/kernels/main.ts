/**
 * Builds the committed `.wasm` files from the AssemblyScript sources beside
 * them. `--check` writes nothing and exits with 1 when one differs.
 *
 * @module
 */
import asc from "assemblyscript/asc";
import { productsSource } from "../../../networks/kernels/products.ts";

/** A file to build; paths are from the repository's root. */
interface Module {
  readonly source: string;
  readonly target: string;
  /** Registers that its matrix products are cut for, where it has any. */
  readonly registerBits?: 128 | 256;
}

const MODULES: readonly Module[] = [
  {
    source: "networks/kernels/kernels.as.ts",
    target: "networks/kernels/kernels.wasm",
    registerBits: 128,
  },
  {
    source: "networks/kernels/kernels.as.ts",
    target: "networks/kernels/kernels_256.wasm",
    registerBits: 256,
  },
  {
    source: "bench/commands/speed/peak.as.ts",
    target: "bench/commands/speed/peak.wasm",
  },
];

const root = new URL("../../../", import.meta.url);

/** Compiles a module in memory. */
async function compile(module: Module): Promise<Uint8Array> {
  const source = new URL(module.source, root);
  const outputs = new Map<string, Uint8Array>();
  const { error, stderr } = await asc.main([
    source.pathname.split("/").at(-1)!,
    "--outFile=built.wasm",
    "--optimizeLevel=3",
    "--enable=simd",
    "--runtime=stub",
    "--noAssert",
    "--importMemory",
    "--use=abort=",
  ], {
    readFile(name) {
      if (name === "products.as.ts" && module.registerBits) {
        return productsSource(module.registerBits);
      }
      try {
        return Deno.readTextFileSync(new URL(name, source));
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
  return outputs.get("built.wasm")!;
}

const check = Deno.args.includes("--check");
let same = true;
for (const module of MODULES) {
  const built = await compile(module);
  const target = new URL(module.target, root);
  if (!check) {
    await Deno.writeFile(target, built);
    console.log(`Built ${module.target}, ${built.length} bytes`);
    continue;
  }
  const committed = await Deno.readFile(target);
  if (
    committed.length === built.length &&
    committed.every((byte, i) => byte === built[i])
  ) continue;
  same = false;
  console.error(
    `${module.target} differs from its sources: run 'deno task kernels'`,
  );
}
if (!same) Deno.exit(1);
