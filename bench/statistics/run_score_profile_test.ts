import { assert, assertEquals, assertLessOrEqual } from "@std/assert";
import fc from "fast-check";
import { deriveRandom } from "../../numerics/mod.ts";
import {
  meanScoreProfile,
  runScoreProfile,
  runScoreProfileBand,
} from "./run_score_profile.ts";
import { CASES, reorderedTasks, someTasks } from "./_tasks.ts";

Deno.test("profiles fall from 1 below the scores to 0 at the highest", () => {
  fc.assert(
    fc.property(someTasks, (tasks) => {
      const scores = tasks.flat().sort((a, b) => a - b);
      const taus = [scores[0] - 1, ...scores];
      for (const profile of [runScoreProfile, meanScoreProfile]) {
        const shares = profile(tasks, taus);
        assertEquals(shares[0], 1);
        assertEquals(shares.at(-1), 0);
        assertFalls(shares);
      }
    }),
    CASES,
  );
});

Deno.test("a profile's band falls, is ordered, and is the same for any order of seeds", () => {
  fc.assert(
    fc.property(reorderedTasks, ([tasks, reordered]) => {
      const taus = tasks.flat().sort((a, b) => a - b);
      const band = profileBand(tasks, taus);
      assertEquals(band.value, runScoreProfile(tasks, taus));
      assertFalls(band.lower);
      assertFalls(band.upper);
      band.lower.forEach((lower, i) =>
        assertLessOrEqual(lower!, band.upper[i]!)
      );
      assertEquals(profileBand(reordered, taus), band);
    }),
    CASES,
  );
});

Deno.test("a profile of two runs a task has no band", () => {
  assertEquals(profileBand([[0, 1], [1, 2]], [0, 1]), {
    value: [0.75, 0.25],
    lower: [null, null],
    upper: [null, null],
  });
});

function profileBand(tasks: number[][], taus: number[]) {
  const random = deriveRandom(1, "profile");
  return runScoreProfileBand(tasks, taus, { random, replications: 50 });
}

function assertFalls(shares: readonly (number | null)[]) {
  assert(shares.every((share, i) => i === 0 || share! <= shares[i - 1]!));
}
