/**
 * Compares an exported policy with the policy that was trained.
 *
 * @module
 */
import { openSession, type PolicyOutputs } from "./session.ts";

/** What the trained policy computes. */
export interface ExpectedOutputs {
  /** `[rows × observation size]`: raw, as the environment gives them. */
  readonly observations: Float32Array;
  /** How many observations there are. */
  readonly rows: number;
  /** `[rows × output size]`: the distribution's parameters, as `Policy.forward` writes them. */
  readonly outputs: ArrayLike<number>;
  /** `[rows × action size]`: the most probable actions, in the environment's units, clipped to its bounds. */
  readonly actions: ArrayLike<number>;
  /** `[rows]`: values of the states, where the policy has them. */
  readonly values?: ArrayLike<number>;
}

/** What a comparison found. */
interface Parity {
  /** Whether all is within the tolerance. */
  readonly passed: boolean;
  /**
   * Largest |a − b| / max(1, |b|) of all outputs and continuous actions, and
   * |a − b| / max(1, largest |b|) of all values.
   */
  readonly largestDifference: number;
  /** The first thing that is not within the tolerance, in one line. */
  readonly firstFailure: string | null;
}

/**
 * Runs an exported policy under onnxruntime and compares it with what the
 * trained policy computes. Numbers agree where |a − b| ≤ tolerance · max(1, |b|),
 * b the trained policy's. A value near 0 is a difference of terms as large as
 * other values are, and single precision rounds those: values agree where
 * |a − b| ≤ tolerance · max(1, largest |b|). Discrete actions must be equal
 * wherever the two best logits differ by more than the tolerance.
 *
 * @param bytes The exported file.
 * @param expected What the trained policy computes.
 * @param tolerance Such as 1e-5.
 * @returns Whether they agree, and by how much they differ.
 * @throws {SyntaxError} In one line, if the file is no policy of this project.
 * @throws {RangeError} If an array of `expected` has not the length that the
 * file asks for.
 */
export async function checkParity(
  bytes: Uint8Array,
  expected: ExpectedOutputs,
  tolerance: number,
): Promise<Parity> {
  const session = await openSession(bytes);
  const { rows } = expected;
  let found: PolicyOutputs;
  try {
    found = await session.run(expected.observations, rows);
  } finally {
    await session.close();
  }
  const comparison = createComparison(rows, tolerance);
  comparison.numbers("output", found.outputs, expected.outputs);
  if (session.file.action.kind === "box") {
    comparison.numbers("action", found.actions, expected.actions);
  } else {
    comparison.choices(found.actions, expected);
  }
  if (found.values || expected.values) {
    const values = expected.values ?? [];
    comparison.numbers("value", found.values ?? [], values, largest(values));
  }
  return comparison.result();
}

/** Gathers what differs. */
interface Comparison {
  /** Compares number by number, each at its own scale but at least at `scale`. */
  numbers(
    what: string,
    a: ArrayLike<number>,
    b: ArrayLike<number>,
    scale?: number,
  ): void;
  /** Compares the actions of a discrete set. */
  choices(actions: ArrayLike<number>, expected: ExpectedOutputs): void;
  /** What was found so far. */
  result(): Parity;
}

function createComparison(rows: number, tolerance: number): Comparison {
  let largestDifference = 0;
  let firstFailure: string | null = null;
  return {
    numbers(what, a, b, scale = 1) {
      checkLength(what, b, a.length);
      const width = a.length / rows;
      for (let i = 0; i < a.length; i++) {
        const difference = Math.abs(a[i] - b[i]) /
          Math.max(1, scale, Math.abs(b[i]));
        largestDifference = Math.max(largestDifference, difference);
        if (difference <= tolerance) continue;
        const place = `${what} ${i % width} of row ${Math.floor(i / width)}`;
        firstFailure ??= `${place} is ${a[i]}, expected ${b[i]}`;
      }
    },
    choices(actions, { outputs, actions: wanted }) {
      checkLength("action", wanted, rows);
      const n = outputs.length / rows;
      for (let row = 0; row < rows; row++) {
        if (actions[row] === wanted[row]) continue;
        const logits = Array.from(
          { length: n },
          (_, k) => outputs[row * n + k],
        );
        const [best, second] = logits.sort((a, b) => b - a);
        if (best - second <= tolerance) continue;
        firstFailure ??= `action of row ${row} is ${actions[row]}, expected ${
          wanted[row]
        }`;
      }
    },
    result: () => ({
      passed: firstFailure === null,
      largestDifference,
      firstFailure,
    }),
  };
}

/** The largest magnitude, 0 of nothing. */
function largest(numbers: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < numbers.length; i++) {
    largest = Math.max(largest, Math.abs(numbers[i]));
  }
  return largest;
}

function checkLength(
  what: string,
  numbers: ArrayLike<number>,
  length: number,
): void {
  if (numbers.length === length) return;
  throw new RangeError(
    `Cannot check parity as '${what}s' must have ${length} numbers: current value is ${numbers.length}`,
  );
}
