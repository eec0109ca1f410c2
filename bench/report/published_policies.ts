import { MAX_POLICY_BYTES } from "../../networks/mod.ts";
import { digestBytes } from "../files/digest.ts";
import { PUBLISHED_SEED } from "../results/result_files.ts";
import { readBounded } from "../files/read_bounded.ts";
import { resultPaths } from "../results/result_files.ts";
import type { RunResult } from "../results/run_result.ts";
import type { SitePolicy } from "../site/files/site_files.ts";
import { UsageError } from "../files/usage_error.ts";

/**
 * Reads the policies that the page plays, with the stages of their training,
 * from beside their results. One that isn't there is left out.
 *
 * @param out The folder of all results.
 * @param results The runs.
 * @returns The policies, run by run, in the order of their training.
 * @throws {UsageError} In one line that names the file, if one hasn't the
 * digest of its result.
 */
export function publishedPolicies(
  out: string,
  results: readonly RunResult[],
): SitePolicy[] {
  return results.filter(({ seed }) => seed === PUBLISHED_SEED)
    .flatMap((result) => policiesOf(out, result));
}

function policiesOf(out: string, result: RunResult): SitePolicy[] {
  const paths = resultPaths(out, result);
  const { environment, row, seed, trainedSteps, stages = [] } = result;
  const { digests: { onnx } } = result;
  const run = { environment, row, seed };
  const policies = stages.map((stage) => ({
    ...run,
    stage: stage.name,
    steps: stage.steps,
    onnx: readPolicy(paths.stages[stage.name], stage.onnx),
  }));
  const final = {
    ...run,
    stage: "final" as const,
    steps: trainedSteps,
    onnx: onnx === null ? null : readPolicy(paths.onnx, onnx),
  };
  return [...policies, final].flatMap(({ onnx, ...policy }) =>
    onnx === null ? [] : [{ ...policy, onnx }]
  );
}

function readPolicy(path: string, digest: string): Uint8Array | null {
  const bytes = readBounded(path, MAX_POLICY_BYTES);
  if (bytes === null || digestBytes(bytes) === digest) return bytes;
  throw new UsageError(
    `Cannot read ${path} as it must have the digest ${digest}: it was edited or damaged`,
  );
}
