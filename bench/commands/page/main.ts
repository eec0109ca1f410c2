/**
 * The command `deno task page`: builds the page's committed scripts and style in
 * `assets` from the sources in `page`.
 *
 * @module
 */
import * as esbuild from "esbuild";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { publishBuilt } from "../../files/publish_built.ts";
import { readBounded } from "../../files/read_bounded.ts";
import type { OutputFile } from "../../files/write_files.ts";
import { runCommand } from "../../terminal/run_command.ts";
import { licensesOf } from "./licenses.ts";
import { packedWasm } from "./onnxruntime_wasm.ts";
import { readPageArguments } from "./page_arguments.ts";

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

/** Builds every file in memory. */
async function build(): Promise<OutputFile[]> {
  const before = readBounded(`${root}${assets}/runtime.js`, Infinity);
  const runtime = new TextDecoder().decode(before ?? undefined);
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
  return [
    ...outputFiles.map(({ path, contents }) => ({
      path: path.slice(root.length),
      content: contents,
    })),
    { path: `${assets}/licenses.txt`, content: licensesOf(inputs) },
  ];
}

await runCommand(
  readPageArguments,
  async ({ check }) =>
    publishBuilt(await build(), { root, check, task: "page" }),
);
