/**
 * MDPs that NumPy solved, for the tests.
 *
 * @module
 */
import { createMdp } from "./mdp.ts";
import testdata from "./testdata/tabular.json" with { type: "json" };

/** Each recorded MDP with its policy and what is exact about it. */
export const fixtures = testdata.mdps.map((exact) => ({
  name: exact.name,
  mdp: createMdp(exact),
  policy: Float64Array.from(exact.policy.flat()),
  logits: Float64Array.from(exact.policy_logits.flat()),
  exact,
}));
