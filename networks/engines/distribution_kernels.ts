/**
 * The kernels of one family of distributions, as `kernels.wasm` exports them
 * under `Named` names.
 *
 * @module
 */

/**
 * The door of a distribution in byte addresses; `family` is the address of its
 * description, see distribution.as.ts.
 */
export interface DistributionKernels {
  /** Noise to actions. */
  sample(
    family: number,
    outputs: number,
    noise: number,
    rows: number,
    actions: number,
  ): void;
  /** The most probable actions. */
  mode(family: number, outputs: number, rows: number, actions: number): void;
  /** out = log π(a). */
  logProb(
    family: number,
    outputs: number,
    actions: number,
    rows: number,
    out: number,
  ): void;
  /** out = weights · ∂ log π(a). */
  logProbGradient(
    family: number,
    outputs: number,
    actions: number,
    weights: number,
    rows: number,
    out: number,
  ): void;
  /** out = entropy. */
  entropy(family: number, outputs: number, rows: number, out: number): void;
  /** out += weight · ∂ entropy. */
  addEntropyGradient(
    family: number,
    outputs: number,
    weight: number,
    rows: number,
    out: number,
  ): void;
  /** out = KL(old ‖ new). */
  klOldNew(
    family: number,
    oldOutputs: number,
    newOutputs: number,
    rows: number,
    out: number,
  ): void;
  /** out = weight · ∂ KL(old ‖ new). */
  klOldNewGradient(
    family: number,
    oldOutputs: number,
    newOutputs: number,
    weight: number,
    rows: number,
    out: number,
  ): void;
  /** out = weight · M · tangent. */
  metric(
    family: number,
    outputs: number,
    tangent: number,
    weight: number,
    rows: number,
    out: number,
  ): void;
}

/** Functions under their names behind the family's: `sample` is `gaussianSample`. */
export type Named<Family extends string, Functions> = {
  readonly [
    Name in keyof Functions as `${Family}${Capitalize<Name & string>}`
  ]: Functions[Name];
};
