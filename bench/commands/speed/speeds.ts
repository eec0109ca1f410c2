/**
 * What `deno task speed` measures, and its file.
 *
 * @module
 */
import { formatNumberOf } from "../../text/format_number.ts";
import type { Machine, RunTiming } from "../../results/run_timing.ts";
import type { EnvironmentSpeed } from "./measure_environments.ts";
import type { KernelSpeed } from "./measure_kernels.ts";
import type { NetworkSpeed } from "./measure_networks.ts";
import type { Peak } from "./measure_peak.ts";
import type { TrainingSpeed } from "./measure_training.ts";
import type { Mode } from "../../runs/machine.ts";

/** Everything that was measured; a part that was left out is absent. */
export interface Speeds {
  /** Whole runs. */
  readonly training?: readonly TrainingSpeed[];
  /** What kernels and networks can reach at most. */
  readonly peak?: Peak;
  /** Kernels of the wasm engine. */
  readonly kernels?: readonly KernelSpeed[];
  /** Operations of networks. */
  readonly networks?: readonly NetworkSpeed[];
  /** Stepping alone. */
  readonly environments?: readonly EnvironmentSpeed[];
}

/** Where something was measured, and under what. */
export interface Setting {
  /** Whether V8's flags of the fast mode were set. */
  readonly mode: Mode;
  /** The machine. */
  readonly machine: Machine;
  /** What ran it. */
  readonly versions: RunTiming["versions"];
}

/** `speed.json`, and `speed-fast.json` in the fast mode. */
export interface SpeedFile extends Setting, Speeds {
  /** Version of this file's format. */
  readonly format: 1;
}

/**
 * The name by which an operation of a network is compared.
 *
 * @param speed The operation.
 * @returns Such as `vjp, wasm, 64 rows`.
 */
export function networkName(
  { operation, engine, rows }: Pick<
    NetworkSpeed,
    "operation" | "engine" | "rows"
  >,
): string {
  return `${operation}, ${engine}, ${formatNumberOf(rows, "row")}`;
}
