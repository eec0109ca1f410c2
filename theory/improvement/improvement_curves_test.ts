import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { fixtures } from "../mdp/_fixtures.ts";
import { improvementCurves } from "./improvement_curves.ts";

Deno.test("improvementCurves() begin at η, never fall, and go the slowest where a bound makes certain", () => {
  const { mdp, policy, exact } = fixtures[0];
  const curves = improvementCurves(mdp, policy, 4, 0.01);
  assertEquals(curves.map(({ name }) => name), [
    "policy iteration",
    "trust region",
    "conservative policy iteration",
    "Algorithm 1",
  ]);
  for (const { etas } of curves) {
    assertAlmostEquals(etas[0], exact.eta, 1e-10);
    etas.forEach((eta, i) => assert(eta >= etas[Math.max(0, i - 1)]));
  }
  const ends = curves.map(({ etas }) => etas[etas.length - 1]);
  assertAlmostEquals(ends[0], exact.optimal_eta, 1e-10);
  // A step that a bound makes certain is shorter than δ = 0.01 allows.
  assert(ends[0] > ends[1] && ends[1] > Math.max(ends[2], ends[3]));
});
