import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { deriveRandom } from "../../../numerics/mod.ts";
import { stateDistributions } from "../../mdp/finite_horizon.ts";
import { softmaxPolicy } from "../../mdp/policy_table.ts";
import { isTerminal } from "../../estimators/tabular_policy.ts";
import {
  drawBoth,
  drawCut,
  drawEpisodes,
  drawTerminating,
} from "./draw_episodes.ts";

/** The share of episodes that have terminated before the time limit. */
function terminated({ mdp, logits, steps }: ReturnType<typeof drawCut>) {
  const policy = softmaxPolicy(mdp, logits);
  const last = stateDistributions(mdp, policy, steps)[steps - 1];
  return last.reduce((sum, p, s) => sum + (isTerminal(mdp, s) ? p : 0), 0);
}

Deno.test("Episodes terminate for certain, never, or now and then, as they were drawn", () => {
  for (let seed = 1; seed <= 20; seed++) {
    const random = deriveRandom(seed, "theory/draw");
    assertAlmostEquals(terminated(drawTerminating(random)), 1, 1e-12);
    assertEquals(terminated(drawCut(random)), 0);
    const share = terminated(drawBoth(random));
    assert(share > 0.001 && share < 0.999, `${share}`);
  }
});

Deno.test("Every other case terminates", () => {
  const cases = [0, 1, 2, 3].map((index) =>
    terminated(drawEpisodes(deriveRandom(index, "theory/draw"), index)) > 0.5
  );
  assertEquals(cases, [true, false, true, false]);
});
