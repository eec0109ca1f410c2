import { assertEquals } from "@std/assert";
import { deriveRandom } from "../../numerics/mod.ts";
import {
  assortedMdp,
  assortedPolicies,
  assortedPolicy,
} from "./assorted_mdp.ts";
import { checkPolicy } from "./policy_table.ts";

const random = deriveRandom(1, "theory/assorted");
const mdps = Array.from({ length: 500 }, () => assortedMdp(random));

function distinct(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}

Deno.test("assortedMdp() draws every size and discount", () => {
  assertEquals(distinct(mdps.map((mdp) => mdp.states)), [2, 3, 4, 5, 6, 7, 8]);
  assertEquals(distinct(mdps.map((mdp) => mdp.actions)), [2, 3, 4]);
  assertEquals(
    distinct(mdps.map((mdp) => mdp.gamma)),
    [0, 0.3, 0.6, 0.9, 0.95, 0.99],
  );
});

Deno.test("assortedMdp() draws dense, sparse and deterministic MDPs", () => {
  const kinds = mdps.map(({ states, transitions }) => {
    const successors = transitions.subarray(0, states).filter((p) => p > 0);
    return successors.length === states ? 3 : successors.length;
  });
  assertEquals(distinct(kinds), [1, 2, 3]);
});

Deno.test("assortedPolicy() draws deterministic policies among others", () => {
  const sure = mdps.filter((mdp) => {
    const policy = assortedPolicy(mdp, random);
    checkPolicy(mdp, policy);
    return policy.every((p) => p === 0 || p === 1);
  });
  assertEquals(sure.length > 50 && sure.length < 200, true);
});

Deno.test("assortedPolicies() draws policies near each other and far apart", () => {
  const distances = mdps.map((mdp) => {
    const { policy, newPolicy } = assortedPolicies(mdp, random);
    checkPolicy(mdp, policy);
    checkPolicy(mdp, newPolicy);
    return policy.reduce(
      (most, p, i) => Math.max(most, Math.abs(p - newPolicy[i])),
      0,
    );
  });
  assertEquals(distances.filter((most) => most < 0.01).length > 50, true);
  assertEquals(distances.filter((most) => most > 0.5).length > 50, true);
});
