/**
 * What a trained policy computes, for the comparison with its exported file.
 *
 * @module
 */
import type { ActingPolicy } from "../../algorithms/mod.ts";
import type { Engine } from "../../networks/engine.ts";
import type { Vector } from "../../networks/vector.ts";
import type { PolicyDescription } from "../../networks/policy_description.ts";
import { createActor, normalizeRows } from "../../networks/mod.ts";
import type { ExpectedOutputs } from "./parity.ts";

/**
 * Computes outputs, actions and values of a trained policy, in batches that it
 * takes.
 *
 * @param acting The policy.
 * @param engine The engine that it computes on.
 * @param observations `[rows × observation size]`: raw.
 * @returns What the exported file has to give.
 */
export function expectedOutputs(
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
