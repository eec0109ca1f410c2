/**
 * Reads files of speeds: our own, and those that the peers' scripts write.
 *
 * @module
 */
import { z } from "zod";
import { readJson } from "../../files/read_json.ts";
import { UsageError } from "../../files/usage_error.ts";
import type { Spread } from "./measure.ts";
import { NETWORK_OPERATIONS } from "./measure_networks.ts";
import { networkName } from "./speeds.ts";

/** What a file of speeds has to compare with. */
export interface OtherSpeeds {
  /** Who was measured: a peer, or this project in a mode. */
  readonly label: string;
  /** Model of the processor; null where it was not read. */
  readonly cpu: string | null;
  /** Whole runs by name. */
  readonly training: ReadonlyMap<string, OtherRate>;
  /** Stepping alone by id. */
  readonly environments: ReadonlyMap<string, OtherRate>;
  /** Seconds of kernels by name. */
  readonly kernels: ReadonlyMap<string, Spread>;
  /** Seconds of operations by {@linkcode networkName}. */
  readonly networks: ReadonlyMap<string, Spread>;
}

/** How fast another is. */
export interface OtherRate {
  /** Environment steps a second. */
  readonly stepsPerSecond: Spread;
  /** What it compiles before, in seconds. */
  readonly compileSeconds?: number;
}

const spread = z.looseObject({
  median: z.number().positive(),
  low: z.number().positive(),
  high: z.number().positive(),
});
const rate = {
  stepsPerSecond: spread,
  compileSeconds: z.number().nonnegative().optional(),
};
const speedFile = z.looseObject({
  format: z.literal(1),
  peer: z.string().min(1).max(100).optional(),
  mode: z.enum(["default", "fast"]).optional(),
  machine: z.looseObject({ cpu: z.string().max(200).nullable() }),
  training: z.array(z.looseObject({ name: z.string(), ...rate })).optional(),
  environments: z.array(z.looseObject({ environment: z.string(), ...rate }))
    .optional(),
  kernels: z.array(z.looseObject({ name: z.string(), seconds: spread }))
    .optional(),
  networks: z.array(
    z.looseObject({
      operation: z.enum(NETWORK_OPERATIONS),
      engine: z.enum(["wasm", "reference", "tfjs"]),
      rows: z.int().positive(),
      seconds: spread,
    }),
  ).optional(),
}).refine(({ peer, mode }) => (peer === undefined) !== (mode === undefined), {
  error: "must have either 'peer' or 'mode'",
}).refine(
  ({ training, environments, kernels, networks }) =>
    training ?? environments ?? kernels ?? networks,
  { error: "must have 'training', 'environments', 'kernels' or 'networks'" },
);

/**
 * Reads a file of speeds and checks its fields.
 *
 * @param path Path of the file.
 * @returns What it has.
 * @throws {UsageError} In one line, if it can't be read or is no such file.
 */
export function readSpeeds(path: string): OtherSpeeds {
  const value = readJson(path);
  if (value === undefined) {
    throw new UsageError(`Cannot read ${path}: there is no such file`);
  }
  const parsed = speedFile.safeParse(value);
  if (!parsed.success) {
    const [{ path: field, message }] = parsed.error.issues;
    throw new UsageError(
      `Cannot compare with ${path} as it must be a file of 'deno task speed' or of a peer: '${
        field.join(".") || "the whole"
      }': ${message}`,
    );
  }
  const { peer, mode, machine, ...sections } = parsed.data;
  const { training = [], environments = [] } = sections;
  const { kernels = [], networks = [] } = sections;
  return {
    label: peer ?? `ours, ${mode} mode`,
    cpu: machine.cpu,
    training: new Map(training.map((speed) => [speed.name, speed])),
    environments: new Map(
      environments.map((speed) => [speed.environment, speed]),
    ),
    kernels: new Map(kernels.map(({ name, seconds }) => [name, seconds])),
    networks: new Map(
      networks.map((speed) => [networkName(speed), speed.seconds]),
    ),
  };
}
