/**
 * Prints where esbuild's program is, so that the build may start no other.
 *
 * @module
 */
import { createRequire } from "node:module";
import process from "node:process";

const { platform, arch } = process;
const program = platform === "win32" ? "esbuild.exe" : "bin/esbuild";
const esbuild = createRequire(import.meta.resolve("esbuild"));
console.log(esbuild.resolve(`@esbuild/${platform}-${arch}/${program}`));
