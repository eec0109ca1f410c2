/**
 * All that hostile input must never do.
 *
 * @module
 */
import { checkpointProperties } from "./_checkpoints.ts";
import { commandLineProperties } from "./_command_lines.ts";
import { policyProperties } from "./_policies.ts";
import type { HostileProperty } from "./_refusal.ts";
import { resultProperties } from "./_results.ts";
import type { Sandbox } from "./_sandbox.ts";
import { scoresProperties } from "./_scores.ts";
import { suiteProperties } from "./_suites.ts";

/**
 * Lists the properties.
 *
 * @param sandbox Where their files lie.
 */
export function hostileProperties(sandbox: Sandbox): HostileProperty[] {
  return [
    ...commandLineProperties(sandbox),
    ...suiteProperties(sandbox),
    ...resultProperties(sandbox),
    ...scoresProperties(sandbox),
    ...policyProperties(sandbox),
    ...checkpointProperties(sandbox),
  ];
}
