/**
 * What this machine is, for the table of times.
 *
 * @module
 */
import { cpus } from "node:os";
import { v8Flags } from "./v8_mode.ts";
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
