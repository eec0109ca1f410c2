/**
 * Builds the page's committed scripts and style in `assets` from the sources in
 * `page`. `--check` writes nothing and exits with 1 when one differs.
 *
 * @module
 */
import * as esbuild from "esbuild";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { licensesOf } from "./licenses.ts";
import { packedWasm } from "./onnxruntime_wasm.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const assets = "bench/site/assets";

/** Each becomes a file of the same name in `assets`. */
const entries = ["main.ts", "vega.ts", "runtime.ts", "style.css"];

/** Finds packages where Deno keeps them, in the versions that Deno resolves. */
const denoPackages: esbuild.Plugin = {
  name: "deno-packages",
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, ({ path, importer, kind }) => {
      if (kind === "entry-point") return;
      const file = importer.startsWith(root)
        ? fileURLToPath(import.meta.resolve(path))
        : createRequire(importer).resolve(path);
      // Vega has builds for Node, which Deno chooses, and for browsers.
      const forBrowsers = file.replace(/\.node\.js$/, ".browser.js");
      return build.resolve(forBrowsers, { kind, resolveDir: root });
    });
  },
};

/** Builds every file in memory, by its path below the root. */
async function build(): Promise<Map<string, Uint8Array>> {
  const runtime = new TextDecoder().decode(read(`${assets}/runtime.js`));
  const { outputFiles, metafile } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: entries.map((name) => `bench/site/page/${name}`),
    outdir: assets,
    write: false,
    metafile: true,
    bundle: true,
    minify: true,
    format: "iife",
    platform: "browser",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    // Packages bring settings for their own compilers, and the runtime asks
    // for its address, which a classic script hasn't and it can do without.
    tsconfigRaw: {},
    logOverride: { "empty-import-meta": "silent" },
    define: { ONNXRUNTIME_WASM: JSON.stringify(await packedWasm(runtime)) },
    plugins: [denoPackages],
  });
  await esbuild.stop();
  const inputs = Object.keys(metafile.inputs).map((path) => `${root}${path}`);
  return new Map([
    ...outputFiles.map(({ path, contents }) =>
      [path.slice(root.length), contents] as const
    ),
    [`${assets}/licenses.txt`, new TextEncoder().encode(licensesOf(inputs))],
  ]);
}

/** A file below the root; nothing where there is none. */
function read(path: string): Uint8Array {
  try {
    return Deno.readFileSync(root + path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return new Uint8Array();
    throw error;
  }
}

const check = Deno.args.includes("--check");
let same = true;
for (const [path, contents] of await build()) {
  if (!check) {
    Deno.mkdirSync(root + assets, { recursive: true });
    Deno.writeFileSync(root + path, contents);
    console.log(`Built ${path}, ${contents.length} bytes`);
    continue;
  }
  const committed = read(path);
  if (
    committed.length === contents.length &&
    committed.every((byte, i) => byte === contents[i])
  ) continue;
  same = false;
  console.error(`${path} differs from its sources: run 'deno task page'`);
}
if (!same) Deno.exit(1);
