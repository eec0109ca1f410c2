/**
 * Exporting a policy, and comparing its file with it before anyone gets it.
 *
 * @module
 */
import type { ActingPolicy } from "../../algorithms/mod.ts";
import type { Engine } from "../../networks/engine.ts";
import {
  createActor,
  exportPolicy,
  normalizeRows,
} from "../../networks/mod.ts";
import type { PolicyStage } from "../../networks/mod.ts";
import { recordDigest, type RunRecord } from "../results/run_record.ts";
import { checkParity, type ExpectedOutputs } from "./parity.ts";
import type { Vector } from "../../networks/vector.ts";
import type { PolicyDescription } from "../../networks/policy_description.ts";

/** Largest difference that the ONNX file's outputs may have from the policy's. */
export const parityTolerance = 1e-5;

/** What is written into the file, and what it is compared on. */
interface CheckedExportOptions {
  /** The run that trained the policy. */
  readonly record: RunRecord;
  /** How far it was trained; without it, to the end. */
  readonly stage?: PolicyStage;
  /** `[rows × observation size]`: raw. */
  readonly observations: Float32Array;
  /** Compares the file with the policy, such as {@linkcode checkParity}. */
  readonly checkExport: typeof checkParity;
}

/** A policy's file that gives what the policy gives. */
export interface CheckedExport {
  /** The file, a function of policy, record and stage. */
  readonly onnx: Uint8Array<ArrayBuffer>;
  /** How many observations it was compared on. */
  readonly observations: number;
  /** The largest difference, which depends on the machine. */
  readonly difference: number;
}

/**
 * Exports a policy and checks its file.
 *
 * @param acting The policy.
 * @param engine The engine that it computes on.
 * @param options What is written into the file, and what it is compared on.
 * @returns The file.
 * @throws {RangeError} In one line, if a number of the policy or of its outputs
 * is not finite.
 * @throws {Error} In one line, if the file does not give what the policy gives.
 */
export async function exportChecked(
  acting: ActingPolicy,
  engine: Engine,
  options: CheckedExportOptions,
): Promise<CheckedExport> {
  const { record, stage, observations, checkExport } = options;
  const { environment, algorithm, seed } = record;
  const onnx = exportPolicy(acting.describe(), {
    environment,
    algorithm,
    seed,
    record: recordDigest(record),
    stage,
  });
  const expected = expectedOutputs(acting, engine, observations);
  checkFinite(expected);
  const parity = await checkExport(onnx, expected, parityTolerance);
  if (!parity.passed) {
    throw new Error(
      `Cannot export the policy as its ONNX file must give what it gives: ${parity.firstFailure}`,
    );
  }
  return {
    onnx,
    observations: expected.rows,
    difference: parity.largestDifference,
  };
}

function checkFinite({ outputs, actions, values = [] }: ExpectedOutputs): void {
  for (const [name, numbers] of Object.entries({ outputs, actions, values })) {
    const found = Array.from(numbers).find((value) => !Number.isFinite(value));
    if (found === undefined) continue;
    throw new RangeError(
      `Cannot export policy as its ${name} must be finite: current value is ${found}`,
    );
  }
}

/**
 * Computes outputs, actions and values of a trained policy, in batches that it
 * takes.
 *
 * @param acting The policy.
 * @param engine The engine that it computes on.
 * @param observations `[rows × observation size]`: raw.
 * @returns What the exported file has to give.
 */
function expectedOutputs(
  acting: ActingPolicy,
  engine: Engine,
  observations: Float32Array,
): ExpectedOutputs {
  const { policy, theta, normalization } = acting;
  const { value } = acting.describe();
  const { observationSize } = policy.spec;
  const { outputSize, actionSize } = policy.distribution;
  const rows = observations.length / observationSize;
  const most = Math.min(rows, policy.network.maxRows);
  const actor = createActor(engine, acting, most);
  const valuesOf = value && createValues(value, engine, most);
  const x = engine.vector(most * observationSize);
  const y = engine.vector(most * outputSize);
  const mode = engine.vector(most * actionSize);
  const outputs = new Float64Array(rows * outputSize);
  const actions = new Float64Array(rows * actionSize);
  const values = value && new Float64Array(rows);
  for (let from = 0; from < rows; from += most) {
    const count = Math.min(most, rows - from);
    const batch = slice(observations, from, count, observationSize);
    actor.act(batch, count, mode);
    actions.set(slice(mode, 0, count, actionSize), from * actionSize);
    if (normalization) normalizeRows(normalization, batch, count, x);
    else x.set(batch);
    policy.forward(theta, x, count, y);
    outputs.set(slice(y, 0, count, outputSize), from * outputSize);
    if (valuesOf) values?.set(valuesOf(x, count), from);
  }
  const expected = { observations, rows, outputs, actions };
  return values ? { ...expected, values } : expected;
}

function slice(matrix: Vector, from: number, rows: number, width: number) {
  return matrix.subarray(from * width, (from + rows) * width);
}

type Values = (x: Vector, rows: number) => Vector;

function createValues(
  { spec, parameters }: NonNullable<PolicyDescription["value"]>,
  engine: Engine,
  maxRows: number,
): Values {
  const network = engine.network(spec, maxRows);
  const theta = engine.vector(network.parameterCount);
  network.pack(parameters, theta);
  const y = engine.vector(maxRows);
  return (x, rows) => {
    network.forward(theta, x, rows, y);
    return y.subarray(0, rows);
  };
}
