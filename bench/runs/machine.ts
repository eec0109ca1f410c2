/**
 * What this machine is, and in which mode of V8 it computes.
 *
 * @module
 */
import { cpus } from "node:os";
import type { Machine, RunTiming } from "../results/run_timing.ts";

/**
 * Describes the machine. The processor's model needs `--allow-sys=cpus`;
 * without it nobody is asked and the model is null.
 *
 * @returns The machine.
 */
export function describeMachine(): Machine {
  return {
    cpu: cpuModel(),
    cores: navigator.hardwareConcurrency,
    os: Deno.build.os,
    arch: Deno.build.arch,
  };
}

/**
 * Versions of what runs this program. V8's flags need
 * `--allow-env=DENO_V8_FLAGS`; without it nobody is asked and they are null.
 *
 * @returns Deno's, V8's and TypeScript's, and the flags of V8.
 */
export function describeVersions(): RunTiming["versions"] {
  const { deno, v8, typescript } = Deno.version;
  return { deno, v8, typescript, v8Flags: v8Flags() };
}

function cpuModel(): string | null {
  const permission = { name: "sys", kind: "cpus" } as const;
  if (Deno.permissions.querySync(permission).state !== "granted") return null;
  return cpus()[0]?.model.trim() ?? null;
}

/**
 * V8's flags of the fast mode. The first leaves out the check of every load
 * and store of the kernels, the second then joins neighboring 128-bit
 * operations into 256-bit ones where the processor has them. Neither changes a
 * result. V8 reads them when a process starts and never again.
 */
export const fastFlags =
  "--no-wasm-bounds-checks,--experimental-wasm-revectorize";

/** Without V8's flags of the fast mode, or with them. */
export type Mode = "default" | "fast";

/**
 * Tells the mode by the flags that V8 was started with.
 *
 * @param v8Flags `DENO_V8_FLAGS`, or null. A program can't see flags that came
 * on Deno's own command line.
 * @returns `fast` where all flags of the fast mode are among them.
 *
 * @example Half of the flags
 * ```ts
 * import { modeOf } from "./machine.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(modeOf("--no-wasm-bounds-checks"), "default");
 * ```
 */
export function modeOf(v8Flags: string | null): Mode {
  const flags = v8Flags?.split(",") ?? [];
  return fastFlags.split(",").every((flag) => flags.includes(flag))
    ? "fast"
    : "default";
}

/**
 * V8's flags in this process. They need `--allow-env=DENO_V8_FLAGS`; without it
 * nobody is asked.
 *
 * @returns `DENO_V8_FLAGS`, or null where it is not set or may not be read.
 */
export function v8Flags(): string | null {
  const variable = "DENO_V8_FLAGS";
  const permission = { name: "env", variable } as const;
  if (Deno.permissions.querySync(permission).state !== "granted") return null;
  return Deno.env.get(variable) ?? null;
}

/**
 * The kernels that are the fastest in this process.
 *
 * @returns The width of their registers.
 */
export function ownRegisterBits(): 128 | 256 {
  return registerBitsOf(modeOf(v8Flags()));
}

/**
 * The kernels that are the fastest in a mode.
 *
 * @param mode The mode.
 * @returns The width that V8 gives registers in the fast mode, or the usual one.
 */
export function registerBitsOf(mode: Mode): 128 | 256 {
  return mode === "fast" ? 256 : 128;
}
