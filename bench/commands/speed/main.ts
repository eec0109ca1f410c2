/**
 * The command `deno task speed`: measures kernels, networks, environments and
 * whole runs on this machine. `deno task speed:fast` does it in the fast mode.
 *
 * @module
 */
import {
  readNames,
  readOptions,
  runCommand,
} from "../../terminal/command_line.ts";
import { type Mode, modeOf, registerBitsOf } from "../../runs/v8_mode.ts";
import { describeMachine, describeVersions } from "../../runs/machine.ts";
import { prettyJson } from "../../files/pretty_json.ts";
import { refuseLinks } from "../../files/refuse_links.ts";
import { UsageError } from "../../files/usage_error.ts";
import { writeWhole } from "../../files/whole_files.ts";
import { againstTable } from "./against_table.ts";
import { measureEnvironments } from "./measure_environments.ts";
import { measureKernels } from "./measure_kernels.ts";
import { measureNetworks } from "./measure_networks.ts";
import { measurePeak } from "./measure_peak.ts";
import { measureTraining } from "./measure_training.ts";
import { readSpeeds } from "./read_speeds.ts";
import { speedTables } from "./speed_tables.ts";
import type { Setting, SpeedFile, Speeds } from "./speeds.ts";

const PARTS = ["training", "kernels", "networks", "environments"] as const;

const HELP = `Measures speed on this machine and prints tables.

usage: deno task speed [options]
       deno task speed:fast [options]   the same in V8's fast mode

  --part A,B       some of ${PARTS.join(", ")} (default: all)
  --out FOLDER     also writes FOLDER/speed/speed.json, or speed-fast.json in
                   the fast mode (default: nowhere)
  --against A,B    also prints ratios to these files: such as --out writes, or
                   as the scripts in bench/peers write
  --help           prints this`;

/**
 * Measures what the arguments ask for.
 *
 * @param args Arguments of the command.
 * @returns The tables, as text for the user.
 * @throws {UsageError} In one line, if the arguments or a file of `--against`
 * are wrong, or the folder can't be written.
 */
export async function speed(args: readonly string[]): Promise<string> {
  const options = readOptions(args, {
    string: ["part", "out", "against"],
    boolean: ["help"],
  });
  if (options.help) return HELP;
  const parts = readNames("part", options.part, PARTS);
  const others = (options.against?.split(",") ?? []).map(readSpeeds);
  const versions = describeVersions();
  const mode = modeOf(versions.v8Flags);
  const speeds = await measure(parts, mode);
  const setting: Setting = { mode, machine: describeMachine(), versions };
  if (options.out !== undefined) {
    writeSpeeds(options.out, { format: 1, ...setting, ...speeds });
  }
  const against = againstTable(speeds, setting, others);
  return [speedTables(speeds, setting), against].filter(Boolean).join("\n");
}

async function measure(
  parts: readonly string[],
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
  const folder = out.replace(/(?<=.)[/\\]+$/, "");
  refuseLinks(folder, "speed");
  const path = `${folder}/speed/${name}`;
  try {
    writeWhole(path, prettyJson(content));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new UsageError(`Cannot write ${path}: ${error.message}`);
  }
}

if (import.meta.main) {
  await runCommand(async () => {
    console.log(await speed(Deno.args));
    return 0;
  });
}
