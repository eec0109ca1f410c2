/**
 * The WebAssembly of onnxruntime-web, packed so that a classic script can hold
 * it: a page that was opened from disk may not fetch it.
 *
 * @module
 */
import { sameBytes } from "../../files/same_bytes.ts";

/**
 * Packs the runtime's WebAssembly.
 *
 * @param script The script that held it before; what is packed there is kept
 * where it unpacks to the same, as compressors differ by version and machine.
 * @returns Base64 of the raw deflated bytes.
 */
export async function packedWasm(script: string): Promise<string> {
  const entry = import.meta.resolve("onnxruntime-web/wasm");
  const wasm = await Deno.readFile(
    new URL("ort-wasm-simd-threaded.wasm", entry),
  );
  const before = /"([\w+/]{100000,}={0,2})"/.exec(script)?.[1];
  if (before !== undefined && await unpacksTo(before, wasm)) return before;
  const packed = await through(wasm, new CompressionStream("deflate-raw"));
  return packed.toBase64();
}

async function unpacksTo(base64: string, wasm: Uint8Array): Promise<boolean> {
  const inflate = new DecompressionStream("deflate-raw");
  const bytes = await through(Uint8Array.fromBase64(base64), inflate);
  return sameBytes(bytes, wasm);
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  transform: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(transform);
  return await new Response(stream).bytes();
}
