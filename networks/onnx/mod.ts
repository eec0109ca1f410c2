/**
 * Policies as ONNX files: writing, and reading with distrust.
 *
 * @module
 */
export { exportPolicy } from "./export_policy.ts";
export {
  MAX_POLICY_BYTES,
  type ParsedPolicyFile,
  parsePolicy,
} from "./parse_policy.ts";
export type { PolicyMetadata, PolicyStage } from "./policy_metadata.ts";
export type { PolicySignature } from "./policy_signature.ts";
