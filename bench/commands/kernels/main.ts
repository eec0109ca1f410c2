/**
 * The command `deno task kernels`: builds the committed `.wasm` files from the
 * AssemblyScript sources beside them.
 *
 * @module
 */
import asc from "assemblyscript/asc";
import { fileURLToPath } from "node:url";
import { productsSource } from "../../../networks/kernels/products.ts";
import { publishBuilt } from "../../files/publish_built.ts";
import type { OutputFile } from "../../files/write_files.ts";
import { runCommand } from "../../terminal/run_command.ts";
import { readKernelsArguments } from "./kernels_arguments.ts";

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

await runCommand(readKernelsArguments, async ({ check }) => {
  const files: OutputFile[] = [];
  for (const module of MODULES) {
    files.push({ path: module.target, content: await compile(module) });
  }
  return publishBuilt(files, {
    root: fileURLToPath(root),
    check,
    task: "kernels",
  });
});
