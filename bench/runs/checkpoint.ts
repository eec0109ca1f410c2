/**
 * Checkpoints: where a run stands between two iterations, as bytes.
 *
 * ```text
 * 8 bytes   "PGBENCH\n"
 * u32       version of this form
 * u32       length of the header
 * header    JSON: revision, digest of the record, and what the rest means
 * f64 …     the grid's numbers
 * u8 …      the ONNX files of the stages that were kept
 * u8 …      the algorithm's state
 * 32 bytes  SHA-256 of all before
 * ```
 *
 * All numbers are little-endian.
 *
 * @module
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { z } from "zod";
import { recordDigest, type RunRecord } from "../results/run_record.ts";
import type { KeptStage } from "./stages.ts";
import type { TrainingState } from "./training.ts";
import { CheckpointError } from "./checkpoint_error.ts";

/** Where a run stands between two iterations. */
export interface Checkpoint extends TrainingState {
  /** Seconds that it has trained for, which only the file of times tells. */
  readonly seconds: number;
  /** The stages that it has kept, in the order of their steps. */
  readonly stages: readonly KeptStage[];
}

const magic = new TextEncoder().encode("PGBENCH\n");
const version = 2;
const prefixBytes = magic.length + 8;
const digestLength = 32;

const headerSchema = z.strictObject({
  revision: z.int().positive(),
  record: z.string().regex(/^[0-9a-f]{64}$/),
  iteration: z.int().positive(),
  steps: z.int().positive(),
  seconds: z.number().nonnegative(),
  metrics: z.array(z.string()).readonly(),
  gridNumbers: z.int().nonnegative(),
  stages: z.array(z.strictObject({
    name: z.enum(["untrained", "halfway"]),
    steps: z.int().nonnegative(),
    bytes: z.int().positive(),
  })).max(2),
});

/**
 * Writes a checkpoint.
 *
 * @param checkpoint Where the run stands.
 * @param record The run.
 * @returns The bytes.
 */
export function encodeCheckpoint(
  checkpoint: Checkpoint,
  record: RunRecord,
): Uint8Array<ArrayBuffer> {
  const { iteration, steps, seconds, grid, stages, algorithm } = checkpoint;
  const header = new TextEncoder().encode(JSON.stringify(
    {
      revision: record.revision,
      record: recordDigest(record),
      iteration,
      steps,
      seconds,
      metrics: grid.metrics,
      gridNumbers: grid.numbers.length,
      stages: stages.map(({ name, steps, onnx }) => ({
        name,
        steps,
        bytes: onnx.length,
      })),
    } satisfies z.infer<typeof headerSchema>,
  ));
  const gridAt = prefixBytes + header.length;
  const stagesAt = gridAt + grid.numbers.byteLength;
  const algorithmAt = stages.reduce(
    (at, { onnx }) => at + onnx.length,
    stagesAt,
  );
  const end = algorithmAt + algorithm.length;
  const bytes = new Uint8Array(end + digestLength);
  const view = new DataView(bytes.buffer);
  bytes.set(magic);
  view.setUint32(magic.length, version, true);
  view.setUint32(magic.length + 4, header.length, true);
  bytes.set(header, prefixBytes);
  grid.numbers.forEach((value, i) =>
    view.setFloat64(gridAt + 8 * i, value, true)
  );
  let at = stagesAt;
  for (const { onnx } of stages) {
    bytes.set(onnx, at);
    at += onnx.length;
  }
  bytes.set(algorithm, algorithmAt);
  bytes.set(sha256(bytes.subarray(0, end)), end);
  return bytes;
}

/**
 * Reads a checkpoint. The SHA-256 shows damage; it is no signature.
 *
 * @param bytes Any bytes.
 * @param record The run that is to go on.
 * @returns Where the run stands; its arrays are copies.
 * @throws {CheckpointError} In one line, if the bytes are truncated, edited,
 * of another version, or of another run.
 *
 * @example Written and read again
 * ```ts
 * import { decodeCheckpoint, encodeCheckpoint } from "./checkpoint.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const record = {
 *   revision: 1,
 *   suite: "own",
 *   environment: "CartPole-v1",
 *   row: "ppo",
 *   algorithm: "ppo",
 *   seed: 1,
 *   engine: "wasm",
 *   steps: 1000,
 *   grid: 5,
 *   options: {},
 * } as const;
 * const checkpoint = {
 *   iteration: 2,
 *   steps: 512,
 *   seconds: 0.1,
 *   grid: { metrics: ["kl"], numbers: new Float64Array(1200) },
 *   stages: [],
 *   algorithm: new Uint8Array([1, 2, 3]),
 * };
 * const bytes = encodeCheckpoint(checkpoint, record);
 * assertEquals(decodeCheckpoint(bytes, record), checkpoint);
 * ```
 */
export function decodeCheckpoint(
  bytes: Uint8Array,
  record: RunRecord,
): Checkpoint {
  checkForm(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length - digestLength;
  const gridAt = prefixBytes + view.getUint32(magic.length + 4, true);
  const header = readHeader(bytes.subarray(prefixBytes, Math.min(gridAt, end)));
  let at = gridAt + 8 * header.gridNumbers;
  const ends = header.stages.map(({ bytes }) => at += bytes);
  if (at > end) throw damaged();
  checkRecord(header, record);
  const { iteration, steps, seconds, metrics, gridNumbers } = header;
  const numbers = Float64Array.from(
    { length: gridNumbers },
    (_, i) => view.getFloat64(gridAt + 8 * i, true),
  );
  const stages = header.stages.map(({ name, steps, bytes: length }, i) => ({
    name,
    steps,
    onnx: new Uint8Array(bytes.subarray(ends[i] - length, ends[i])),
  }));
  return {
    iteration,
    steps,
    seconds,
    grid: { metrics, numbers },
    stages,
    algorithm: bytes.slice(at, end),
  };
}

function checkForm(bytes: Uint8Array): void {
  if (bytes.length < prefixBytes + digestLength) throw damaged();
  if (!magic.every((byte, i) => bytes[i] === byte)) {
    throw new CheckpointError(
      "damaged",
      "Cannot go on from the checkpoint as it must be one of this benchmark: it is something else",
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = view.getUint32(magic.length, true);
  if (found !== version) {
    throw new CheckpointError(
      "other",
      `Cannot go on from the checkpoint as its version must be ${version}: current value is ${found}`,
    );
  }
  const end = bytes.length - digestLength;
  const digest = sha256(bytes.subarray(0, end));
  if (!digest.every((byte, i) => bytes[end + i] === byte)) throw damaged();
}

function readHeader(bytes: Uint8Array): z.infer<typeof headerSchema> {
  try {
    return headerSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    throw damaged();
  }
}

function checkRecord(
  header: z.infer<typeof headerSchema>,
  record: RunRecord,
): void {
  if (header.revision !== record.revision) {
    throw new CheckpointError(
      "other",
      `Cannot go on from the checkpoint as its revision must be ${record.revision}: current value is ${header.revision}`,
    );
  }
  if (header.record !== recordDigest(record)) {
    throw new CheckpointError(
      "other",
      "Cannot go on from the checkpoint as it must be that of the same record: options, steps or engine were others",
    );
  }
  if (header.steps >= record.steps) throw damaged();
}

function damaged(): CheckpointError {
  return new CheckpointError(
    "damaged",
    "Cannot go on from the checkpoint as it must be whole: it is truncated or damaged",
  );
}
