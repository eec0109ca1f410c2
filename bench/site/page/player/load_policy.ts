/**
 * Policies of the page, from their scripts to the runtime.
 *
 * @module
 */
import type { Environment } from "../../../../envs/environment.ts";
import { checkSpaces } from "../../../onnx/check_spaces.ts";
import type { IndexedPolicy } from "../../site_index.ts";
import { loadScript } from "../load_script.ts";
import type { OpenPolicy, PolicyRuntime } from "../runtime.ts";

/** Where the runtime is, and under what it delivers itself. */
const runtimePath = "assets/runtime.js";

/**
 * Loads the runtime, once.
 *
 * @returns What opens policies.
 * @throws {Error} If it can't be loaded; it may be asked for again.
 */
export async function loadRuntime(): Promise<PolicyRuntime> {
  return await loadScript(runtimePath) as PolicyRuntime;
}

/**
 * Loads a policy and opens it, where it is what the index says.
 *
 * @param runtime What opens it.
 * @param policy Which one.
 * @param environment A copy of its environment.
 * @returns The policy; close it after use.
 * @throws {Error} In one line, if it can't be loaded, is damaged, or is for
 * something else.
 */
export async function loadPolicy(
  runtime: PolicyRuntime,
  policy: IndexedPolicy,
  environment: Environment,
): Promise<OpenPolicy> {
  const delivered = await loadScript(policy.file);
  if (typeof delivered !== "string") {
    throw new SyntaxError(`Cannot play ${policy.file} as it holds no text`);
  }
  const opened = await runtime.openPolicy(Uint8Array.fromBase64(delivered));
  try {
    const { metadata } = opened.file;
    if (metadata.environment !== policy.environment) {
      throw new SyntaxError(
        `Cannot play ${policy.file} as it must be for ${policy.environment}: current policy is for ${metadata.environment}`,
      );
    }
    checkSpaces(opened.file, environment);
  } catch (error) {
    await opened.close();
    throw error;
  }
  return opened;
}
