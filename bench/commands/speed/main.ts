/**
 * The command `deno task speed`: measures kernels, networks, environments and
 * whole runs on this machine. `deno task speed:fast` does it in the fast mode.
 *
 * @module
 */
import { runCommand } from "../../terminal/run_command.ts";
import {
  describeMachine,
  describeVersions,
  modeOf,
  registerBitsOf,
} from "../../runs/machine.ts";
import type { Mode } from "../../runs/machine.ts";
import { prettyJson } from "../../files/pretty_json.ts";
import { refuseLinks } from "../../files/write_files.ts";
import { UsageError } from "../../files/usage_error.ts";
import { writeWhole } from "../../files/whole_files.ts";
import { againstTable } from "./against_table.ts";
import { measureEnvironments } from "./measure_environments.ts";
import { measureKernels } from "./measure_kernels.ts";
import { measureNetworks } from "./measure_networks.ts";
import { measurePeak } from "./measure_peak.ts";
import { measureTraining } from "./measure_training.ts";
import { readSpeeds } from "./read_speeds.ts";
import {
  readSpeedArguments,
  type SpeedArguments,
  type SpeedPart,
} from "./speed_arguments.ts";
import { speedTables } from "./speed_tables.ts";
import type { Setting, SpeedFile, Speeds } from "./speeds.ts";

/**
 * Measures what the arguments ask for.
 *
 * @param wanted What they ask for.
 * @returns The tables, as text for the user.
 * @throws {UsageError} In one line, if a file of `--against` is wrong, or the
 * folder can't be written.
 */
export async function speed(
  { parts, out, against }: SpeedArguments,
): Promise<string> {
  const others = against.map(readSpeeds);
  const versions = describeVersions();
  const mode = modeOf(versions.v8Flags);
  const speeds = await measure(parts, mode);
  const setting: Setting = { mode, machine: describeMachine(), versions };
  if (out !== undefined) {
    writeSpeeds(out, { format: 1, ...setting, ...speeds });
  }
  const ratios = againstTable(speeds, setting, others);
  return [speedTables(speeds, setting), ratios].filter(Boolean).join("\n");
}

async function measure(
  parts: readonly SpeedPart[],
  mode: Mode,
): Promise<Speeds> {
  const options = { registerBits: registerBitsOf(mode) };
  const training = parts.includes("training");
  const kernels = parts.includes("kernels");
  const networks = parts.includes("networks");
  const environments = parts.includes("environments");
  return {
    ...training && { training: await measureTraining() },
    ...(kernels || networks) && { peak: await measurePeak() },
    ...kernels && { kernels: await measureKernels(options) },
    ...networks && { networks: await measureNetworks(options) },
    ...environments && { environments: await measureEnvironments() },
  };
}

function writeSpeeds(out: string, content: SpeedFile): void {
  const name = content.mode === "fast" ? "speed-fast.json" : "speed.json";
  refuseLinks(out, "speed");
  const path = `${out}/speed/${name}`;
  try {
    writeWhole(path, prettyJson(content));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new UsageError(`Cannot write ${path}: ${error.message}`);
  }
}

if (import.meta.main) await runCommand(readSpeedArguments, speed);
