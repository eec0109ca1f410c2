/**
 * What every engine refuses, in the same words.
 *
 * @module
 */
import type { NetworkSpec } from "./engine.ts";
import type { Vector } from "./vector.ts";

/**
 * Refuses sizes that no network can have.
 *
 * @param spec What an engine was asked for.
 * @param maxRows The batch size that it was asked for.
 * @throws {RangeError} If a size is not a positive integer, or the activation
 * is neither `tanh` nor `relu`.
 */
export function checkNetworkSpec(spec: NetworkSpec, maxRows: number): void {
  checkSize("inputSize", spec.inputSize);
  spec.hiddenSizes.forEach((size, i) => checkSize(`hiddenSizes[${i}]`, size));
  checkSize("outputSize", spec.outputSize);
  checkSize("maxRows", maxRows);
  if (spec.activation !== "tanh" && spec.activation !== "relu") {
    throw new RangeError(
      `Cannot make a network as 'activation' must be "tanh" or "relu": current value is ${
        JSON.stringify(spec.activation)
      }`,
    );
  }
}

function checkSize(name: string, size: number): void {
  if (Number.isSafeInteger(size) && size > 0) return;
  throw new RangeError(
    `Cannot make a network as '${name}' must be a positive integer: current value is ${size}`,
  );
}

/**
 * Refuses a number of rows that a network has no room for.
 *
 * @param rows Rows of the batch.
 * @param maxRows The most that the network takes.
 * @throws {RangeError} If `rows` is not an integer from 1 to `maxRows`.
 */
export function checkRows(rows: number, maxRows: number): void {
  if (Number.isInteger(rows) && rows >= 1 && rows <= maxRows) return;
  throw new RangeError(
    `Cannot compute as 'rows' must be an integer from 1 to ${maxRows}: current value is ${rows}`,
  );
}

/**
 * Refuses an array that is too short. A longer one is welcome: buffers are
 * reused for smaller batches, and a policy's θ holds more than the network's.
 *
 * @param name What the caller calls the array.
 * @param array What was given.
 * @param length Numbers that will be read or written.
 * @throws {RangeError} If the array has fewer numbers than that.
 */
export function checkLength(
  name: string,
  array: ArrayLike<number>,
  length: number,
): void {
  if (array.length >= length) return;
  throw new RangeError(
    `Cannot compute as '${name}' must hold at least ${length} numbers: current value is ${array.length}`,
  );
}

/**
 * Refuses a vector that is too short or of another engine's precision.
 *
 * @param name What the caller calls the vector.
 * @param vector What was given.
 * @param length Numbers that will be read or written.
 * @param kind The engine's class of vectors.
 * @throws {TypeError} If the vector is not of that class.
 * @throws {RangeError} If the vector has fewer numbers than that.
 */
export function checkVector<Kind extends Vector>(
  name: string,
  vector: Vector,
  length: number,
  kind: new (length: number) => Kind,
): asserts vector is Kind {
  if (!(vector instanceof kind)) {
    throw new TypeError(
      `Cannot compute as '${name}' must be a ${kind.name} of its engine: current value is a ${vector?.constructor.name}`,
    );
  }
  checkLength(name, vector, length);
}

/**
 * Refuses a linearization whose activations have been overwritten.
 *
 * @param pass Counts the passes of the network: the linearization's own.
 * @param latest The network's latest.
 * @throws {Error} If they differ.
 */
export function checkAlive(pass: number, latest: number): void {
  if (pass === latest) return;
  throw new Error(
    "Cannot use a linearization after the next 'forward' or 'linearize' of its network",
  );
}
