import { assertEquals } from "@std/assert";
import { referenceEngine } from "../../networks/mod.ts";
import { createLineSearch, lineSearch } from "./line_search.ts";
import type { Candidate } from "./line_search.ts";

const OPTIONS = { delta: 1, shrink: 0.5, lineSearchTries: 4 };

/** Searches from 1/3 along 1; candidates are judged one after the other. */
function search(candidates: Candidate[], theta = Float64Array.of(1 / 3)) {
  const tried: number[] = [];
  const buffers = createLineSearch(referenceEngine(), 1);
  const outcome = lineSearch(
    buffers,
    { theta, x: Float64Array.of(1), beta: 1 },
    () => {
      tried.push(theta[0]);
      return candidates[tried.length - 1];
    },
    OPTIONS,
  );
  return { outcome, tried, theta };
}

const good = { improvement: 0.1, kl: 0.9 };

Deno.test("lineSearch() accepts the full step where it is good", () => {
  const { outcome, theta } = search([good]);
  assertEquals(outcome, { accepted: 0, ...good });
  assertEquals(theta[0], 1 / 3 + 1);
});

Deno.test("lineSearch() shrinks the step from the old parameters each time", () => {
  const tooFar = { improvement: 1, kl: 1.1 };
  const worse = { improvement: -1, kl: 0 };
  const { outcome, tried, theta } = search([tooFar, worse, good]);
  assertEquals(outcome, { accepted: 2, ...good });
  assertEquals(tried, [1, 0.5, 0.25].map((scale) => 1 / 3 + scale));
  assertEquals(theta[0], 1 / 3 + 0.25);
});

Deno.test("lineSearch() takes a KL of δ, and no improvement of 0", () => {
  assertEquals(search([{ improvement: 1, kl: 1 }]).outcome.accepted, 0);
  const flat = { improvement: 0, kl: 0 };
  assertEquals(search([flat, good]).outcome.accepted, 1);
});

Deno.test("lineSearch() restores the old parameters to the bit where nothing is accepted", () => {
  for (const bad of [0, NaN, -Infinity]) {
    const { outcome, tried, theta } = search(
      new Array(4).fill({ improvement: bad, kl: 0 }),
      Float64Array.of(0.1 + 0.2),
    );
    assertEquals(outcome, { accepted: null, improvement: 0, kl: 0 });
    assertEquals(tried.length, OPTIONS.lineSearchTries);
    assertEquals(theta[0], 0.1 + 0.2);
  }
  const { outcome } = search(new Array(4).fill({ improvement: 1, kl: NaN }));
  assertEquals(outcome.accepted, null);
});
