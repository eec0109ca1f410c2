/**
 * What runs the policies in the page: onnxruntime with its WebAssembly, in a
 * script of its own, since it is ten times all the rest.
 *
 * @module
 */
import { env, InferenceSession, Tensor } from "onnxruntime-web/wasm";
import type { Action } from "../../../envs/environment.ts";
import {
  type ParsedPolicyFile,
  parsePolicy,
} from "../../../networks/onnx/mod.ts";
import { pageGlobal } from "./load_script.ts";

/** What a policy does in one situation. */
interface Decision {
  /** What the environment takes; the array is overwritten by the next decision. */
  readonly action: Action;
  /** The return that it expects from here; null where the file has no value. */
  readonly value: number | null;
}

/** A policy that is ready to play. */
export interface OpenPolicy {
  /** What its file says of itself. */
  readonly file: ParsedPolicyFile;
  /**
   * Decides what to do.
   *
   * @param observation Raw, as the environment gives it.
   * @returns The most probable action.
   */
  decide(observation: Float32Array): Promise<Decision>;
  /** Frees what the runtime holds. */
  close(): Promise<void>;
}

/** What `assets/runtime.js` delivers under its path. */
export interface PolicyRuntime {
  /**
   * Opens a policy.
   *
   * @param bytes Its ONNX file; any bytes are safe.
   * @returns The policy; close it after use.
   * @throws {RangeError} In one line, if the file is too large.
   * @throws {SyntaxError} In one line, if it is damaged or none of ours.
   */
  openPolicy(bytes: Uint8Array): Promise<OpenPolicy>;
}

/** The runtime's WebAssembly, deflated, as base64: the build puts it here. */
declare const ONNXRUNTIME_WASM: string;

let prepared: Promise<void> | undefined;

/** Unpacks the WebAssembly. From disk, no page may fetch it. */
async function prepare(): Promise<void> {
  const deflated = new Blob([Uint8Array.fromBase64(ONNXRUNTIME_WASM)]);
  const unpacked = deflated.stream()
    .pipeThrough(new DecompressionStream("deflate-raw"));
  env.wasm.wasmBinary = await new Response(unpacked).arrayBuffer();
  env.wasm.numThreads = 1;
  env.wasm.proxy = false;
  env.logLevel = "fatal";
}

async function openPolicy(bytes: Uint8Array): Promise<OpenPolicy> {
  const file = parsePolicy(bytes);
  await (prepared ??= prepare());
  const session = await InferenceSession.create(bytes, {
    executionProviders: ["wasm"],
    logSeverityLevel: 4,
  });
  const wanted = file.hasValue ? ["action", "value"] : ["action"];
  return {
    file,
    async decide(observation) {
      const shape = [1, observation.length];
      const tensor = new Tensor("float32", observation, shape);
      const { action, value } = await session.run(
        { observation: tensor },
        wanted,
      );
      return {
        action: file.action.kind === "discrete"
          ? Number(action.data[0])
          : action.data as Float32Array,
        value: value === undefined ? null : Number(value.data[0]),
      };
    },
    close: () => session.release(),
  };
}

const runtime: PolicyRuntime = { openPolicy };
pageGlobal().deliver?.("assets/runtime.js", runtime);
