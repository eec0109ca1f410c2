/**
 * Runs exported policies under onnxruntime. Its kernels differ by processor:
 * what they compute is compared and printed, and never reaches a result.
 *
 * @module
 */
import { type ParsedPolicyFile, parsePolicy } from "../../networks/onnx/mod.ts";

/** What a policy gives for a batch of observations. */
export interface PolicyOutputs {
  /**
   * `[rows × action size]`: the most probable actions, in the environment's
   * units and bounds; an index (size 1) for a discrete set.
   */
  readonly actions: Float32Array;
  /**
   * `[rows × output size]`: the distribution's parameters in the order of
   * `Distribution`: logits, or the means and then the log σ of a row.
   */
  readonly outputs: Float32Array;
  /** `[rows]`; null where the policy has no value. */
  readonly values: Float32Array | null;
}

/** An exported policy that is ready to run. */
export interface PolicySession {
  /** What the file says of itself. */
  readonly file: ParsedPolicyFile;
  /**
   * Computes a batch.
   *
   * @param observations `[rows × observation size]`, raw; more may follow.
   * @param rows How many there are.
   * @returns Arrays of this call's own.
   */
  run(observations: Float32Array, rows: number): Promise<PolicyOutputs>;
  /** Frees what the runtime holds. */
  close(): Promise<void>;
}

/**
 * Opens an exported policy under onnxruntime, on one thread. The runtime is
 * loaded at the first call.
 *
 * @param bytes The file.
 * @returns The session; close it after use.
 * @throws {RangeError} In one line, if the file is too large.
 * @throws {SyntaxError} In one line, if it is no policy of this project, or the
 * runtime refuses it.
 */
export async function openSession(bytes: Uint8Array): Promise<PolicySession> {
  const file = parsePolicy(bytes);
  const { InferenceSession, Tensor, env } = await import("onnxruntime-node");
  env.logLevel = "fatal";
  const session = await InferenceSession.create(bytes, {
    executionProviders: ["cpu"],
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    logSeverityLevel: 4,
  }).catch((cause) => refuse("open", cause));
  const { observationSize } = file;
  return {
    file,
    async run(observations, rows) {
      const batch = observations.subarray(0, rows * observationSize);
      const tensor = new Tensor("float32", batch, [rows, observationSize]);
      const results = await session.run({ observation: tensor })
        .catch((cause) => refuse("run", cause));
      const read = (name: string) => results[name].data as Float32Array;
      const values = file.hasValue ? read("value") : null;
      if (file.action.kind === "box") {
        const outputs = joinRows(read("mean"), read("logStd"), rows);
        return { actions: read("action"), outputs, values };
      }
      const indices = results.action.data as BigInt64Array;
      const actions = Float32Array.from(indices, Number);
      return { actions, outputs: read("logits"), values };
    },
    close: () => session.release(),
  };
}

function refuse(action: "open" | "run", cause: Error): never {
  const reason = String(cause.message).split("\n", 1)[0];
  throw new SyntaxError(
    `Cannot ${action} policy as onnxruntime refuses it: ${reason}`,
    { cause },
  );
}

/** Sets row i of `right` after row i of `left`. */
function joinRows(
  left: Float32Array,
  right: Float32Array,
  rows: number,
): Float32Array {
  const width = left.length / rows;
  const joined = new Float32Array(2 * left.length);
  for (let i = 0; i < rows; i++) {
    const from = i * width;
    joined.set(left.subarray(from, from + width), 2 * from);
    joined.set(right.subarray(from, from + width), 2 * from + width);
  }
  return joined;
}
