/**
 * What this machine is, for the table of times.
 *
 * @module
 */
import { cpus } from "node:os";
import type { Machine, RunTiming } from "./run_timing.ts";

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
 * Versions of what runs this program.
 *
 * @returns Deno's, V8's and TypeScript's.
 */
export function describeVersions(): RunTiming["versions"] {
  const { deno, v8, typescript } = Deno.version;
  return { deno, v8, typescript };
}

function cpuModel(): string | null {
  const permission = { name: "sys", kind: "cpus" } as const;
  if (Deno.permissions.querySync(permission).state !== "granted") return null;
  return cpus()[0]?.model.trim() ?? null;
}
