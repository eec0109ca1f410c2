/**
 * The policy that options ask for.
 *
 * @module
 */
import type { Environment } from "../../envs/mod.ts";
import type { PolicySpec } from "../../networks/policy.ts";
import type { Exploration, LearnerOptions } from "./learner_options.ts";

/**
 * Numbers in one observation.
 *
 * @param environment The environment.
 * @returns The product of its observation's sizes.
 */
export function observationSizeOf(environment: Environment): number {
  return environment.observationSpace.shape.reduce((n, size) => n * size, 1);
}

/** Shape of a policy's network, and how it explores. */
export type PolicyOptions = Pick<LearnerOptions, "network" | "exploration">;

/**
 * The policy that an environment and the options ask for.
 *
 * @param environment Its spaces.
 * @param options Exploration is read where actions are continuous.
 * @returns The policy's spec.
 */
export function policySpecOf(
  environment: Environment,
  { network, exploration }: PolicyOptions,
): PolicySpec {
  const { actionSpace } = environment;
  const shape = {
    observationSize: observationSizeOf(environment),
    hiddenSizes: network.hiddenSizes,
    activation: network.activation,
  };
  if (actionSpace.kind === "discrete") {
    return { ...shape, action: { kind: "discrete", n: actionSpace.n } };
  }
  return {
    ...shape,
    action: {
      kind: "box",
      low: actionSpace.low,
      high: actionSpace.high,
    },
    gaussian: {
      exploration: exploration.kind,
      initialLogStd: exploration.initialLogStd,
      squash: exploration.kind === "independent" && exploration.squash,
    },
  };
}

/**
 * How often gSDE draws its noise.
 *
 * @param exploration How actions explore.
 * @returns Steps between draws; null without gSDE, or where it draws once a
 * batch.
 */
export function resampleEveryOf(exploration: Exploration): number | null {
  return exploration.kind === "gsde" ? exploration.resampleEvery : null;
}
