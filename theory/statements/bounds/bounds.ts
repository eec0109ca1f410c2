/**
 * Identities and lower bounds.
 *
 * @module
 */
import type { Statement } from "../../checking/statement.ts";
import { boundsAttained } from "./bounds_attained.ts";
import { conservativeIteration } from "./conservative_iteration.ts";
import {
  klBound,
  sharpKlBound,
  totalVariationBound,
} from "./divergence_bounds.ts";
import { localGradient } from "./local_gradient.ts";
import { localOrder } from "./local_order.ts";
import { misprintedBound, misprintedBoundSearch } from "./misprinted_bound.ts";
import { mixtureBoundSimplified, mixtureBoundTight } from "./mixture_bounds.ts";
import { mixtureDistance } from "./mixture_distance.ts";
import { mixtureStep } from "./mixture_step.ts";
import { pinsker } from "./pinsker.ts";
import { relativePolicyIdentity } from "./relative_policy_identity.ts";

/**
 * The statements on η, its local approximation L, and the lower bounds.
 *
 * @returns The statements, in the order of the derivation.
 */
export function boundStatements(): readonly Statement[] {
  return [
    relativePolicyIdentity(),
    localGradient(),
    localOrder(),
    mixtureBoundTight(),
    mixtureBoundSimplified(),
    mixtureStep(),
    conservativeIteration(),
    mixtureDistance(),
    pinsker(),
    totalVariationBound(),
    klBound(),
    sharpKlBound(),
    boundsAttained(),
    misprintedBound(),
    misprintedBoundSearch(),
  ];
}
