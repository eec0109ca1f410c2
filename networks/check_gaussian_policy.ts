/**
 * What no Gaussian policy can be made of.
 *
 * @module
 */
import type { ActionSpec, GaussianOptions, PolicySpec } from "./policy.ts";

/**
 * Refuses Gaussian options that contradict each other or the rest.
 *
 * @param spec What the policy is to be.
 * @param action Its action.
 * @param gaussian Its options.
 * @throws {RangeError} If bounds differ in length or are none, a value is
 * impossible, squashing meets gSDE or an infinite bound, or gSDE has no hidden
 * layer to take its features from.
 */
export function checkGaussianPolicy(
  spec: PolicySpec,
  action: Extract<ActionSpec, { kind: "box" }>,
  gaussian: GaussianOptions,
): void {
  const { low, high } = action;
  const { exploration, initialLogStd, squash } = gaussian;
  if (low.length !== high.length || low.length === 0) {
    throw new RangeError(
      `Cannot make a policy as 'low' and 'high' must have the same length, at least 1: current value is ${low.length} and ${high.length}`,
    );
  }
  if (exploration !== "independent" && exploration !== "gsde") {
    throw new RangeError(
      `Cannot make a policy as 'exploration' must be "independent" or "gsde": current value is ${
        JSON.stringify(exploration)
      }`,
    );
  }
  if (!Number.isFinite(initialLogStd)) {
    throw new RangeError(
      `Cannot make a policy as 'initialLogStd' must be finite: current value is ${initialLogStd}`,
    );
  }
  if (squash && exploration === "gsde") {
    throw new RangeError(
      "Cannot make a policy as 'squash' needs independent exploration: current value is gsde",
    );
  }
  if (squash && ![...low, ...high].every(Number.isFinite)) {
    throw new RangeError(
      `Cannot make a policy as 'squash' needs finite bounds: current value is [${low}] to [${high}]`,
    );
  }
  if (exploration === "gsde" && spec.hiddenSizes.length === 0) {
    throw new RangeError(
      "Cannot make a policy as gSDE needs at least one hidden layer: current value is none",
    );
  }
}
