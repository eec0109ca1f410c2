/**
 * The command `deno task speed`: measures kernels, environments and whole runs
 * on this machine, one core at a time.
 *
 * @module
 */
import { readNames, readOptions, runCommand } from "../command_line.ts";
import { describeMachine, describeVersions } from "../machine.ts";
import { prettyJson } from "../pretty_json.ts";
import { UsageError } from "../usage_error.ts";
import { writeWhole } from "../whole_files.ts";
import { measureEnvironments } from "./measure_environments.ts";
import { measureNetworks } from "./measure_networks.ts";
import { measureTraining } from "./measure_training.ts";
import { type Speeds, speedTables } from "./speed_tables.ts";

const PARTS = ["training", "networks", "environments"] as const;

const HELP = `Measures speed on this machine and prints tables.

usage: deno task speed [options]

  --part A,B     some of ${PARTS.join(", ")} (default: all)
  --out FOLDER   also writes FOLDER/speed/speed.json (default: nowhere)
  --help         prints this`;

/**
 * Measures what the arguments ask for.
 *
 * @param args Arguments of the command.
 * @returns The tables, as text for the user.
 * @throws {UsageError} In one line, if the arguments are wrong or the folder
 * can't be written.
 */
export async function speed(args: readonly string[]): Promise<string> {
  const options = readOptions(args, {
    string: ["part", "out"],
    boolean: ["help"],
  });
  if (options.help) return HELP;
  const parts = readNames("part", options.part, PARTS);
  const speeds: Speeds = {
    ...parts.includes("training") && { training: await measureTraining() },
    ...parts.includes("networks") && { networks: await measureNetworks() },
    ...parts.includes("environments") &&
      { environments: await measureEnvironments() },
  };
  const machine = describeMachine();
  if (options.out !== undefined) {
    const versions = describeVersions();
    writeSpeeds(options.out, { format: 1, machine, versions, ...speeds });
  }
  return speedTables(speeds, machine);
}

function writeSpeeds(out: string, content: unknown): void {
  const path = `${out.replace(/(?<=.)[/\\]+$/, "")}/speed/speed.json`;
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
