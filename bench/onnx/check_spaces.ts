/**
 * Whether a policy fits the environment that its file names.
 *
 * @module
 */
import type { Environment } from "../../envs/environment.ts";
import type { ParsedPolicyFile } from "../../networks/onnx/mod.ts";

/**
 * Refuses a policy whose sizes are not those of its environment.
 *
 * @param file What the file says of itself.
 * @param environment The environment that it names.
 * @throws {SyntaxError} In one line, if their spaces differ.
 */
export function checkSpaces(
  file: ParsedPolicyFile,
  environment: Environment,
): void {
  const { observationSpace, actionSpace } = environment;
  const wanted = `${observationSpace.low.length} observations and ${
    actionSpace.kind === "discrete"
      ? `${actionSpace.n} discrete`
      : `${actionSpace.low.length} continuous`
  } actions`;
  const { action } = file;
  const found = `${file.observationSize} observations and ${
    action.kind === "discrete"
      ? `${action.n} discrete`
      : `${action.size} continuous`
  } actions`;
  if (found === wanted) return;
  throw new SyntaxError(
    `Cannot play policy as ${environment.id} has ${wanted}: current policy is for ${found}`,
  );
}
