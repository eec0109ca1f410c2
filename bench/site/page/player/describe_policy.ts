/**
 * Names of policies for readers.
 *
 * @module
 */
import { plainText } from "../../../text/plain_text.ts";
import { formatCount } from "../../../text/format_number.ts";
import type { IndexedPolicy } from "../../site_index.ts";
import type { Stage } from "../../stage.ts";

const stageNames: Readonly<Record<Stage, string>> = {
  untrained: "untrained",
  halfway: "half-way",
  final: "final",
};

/**
 * Names a stage of training with the steps until then.
 *
 * @param policy The policy.
 * @returns Such as `half-way, 50,000 steps`.
 *
 * @example Stages
 * ```ts
 * import { describeStage } from "./describe_policy.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(describeStage({ stage: "untrained", steps: 0 }), "untrained");
 * assertEquals(
 *   describeStage({ stage: "halfway", steps: 51200 }),
 *   "half-way, 51,200 steps",
 * );
 * ```
 */
export function describeStage(
  { stage, steps }: Pick<IndexedPolicy, "stage" | "steps">,
): string {
  const name = stageNames[stage];
  return steps === 0 ? name : `${name}, ${formatCount(steps)} steps`;
}

/**
 * Names a policy among those of its environment.
 *
 * @param policy The policy.
 * @returns Such as `ppo (final, 100,000 steps)`.
 */
export function describePolicy(policy: IndexedPolicy): string {
  return `${plainText(policy.row)} (${describeStage(policy)})`;
}
