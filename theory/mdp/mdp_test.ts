import { assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import { deriveRandom } from "../../numerics/mod.ts";
import { isTerminal } from "../estimators/tabular_policy.ts";
import { evaluatePolicy } from "./evaluate_policy.ts";
import { createMdp, endIn } from "./mdp.ts";
import { uniformPolicy } from "./policy_table.ts";
import { randomMdp } from "./random_mdp.ts";

Deno.test("endIn() makes a terminal state, worth nothing, and changes no other", () => {
  const mdp = randomMdp(deriveRandom(1, "end"), { states: 4, actions: 2 });
  const ended = endIn(mdp, 2);
  assertEquals([0, 1, 2, 3].map((s) => isTerminal(ended, s)), [
    false,
    false,
    true,
    false,
  ]);
  const { v } = evaluatePolicy(ended, uniformPolicy(ended));
  assertAlmostEquals(v[2], 0, 1e-15);
  assertEquals(
    ended.transitions.subarray(24),
    mdp.transitions.subarray(24),
  );
});

Deno.test("endIn() refuses the state that every episode starts in", () => {
  const mdp = createMdp({
    transitions: [[[0.5, 0.5]], [[0.5, 0.5]]],
    rewards: [[1], [1]],
    start: [0, 1],
    gamma: 0.9,
  });
  assertThrows(
    () => endIn(mdp, 1),
    RangeError,
    "Cannot end an MDP in state 1 as episodes must be able to start elsewhere",
  );
});
