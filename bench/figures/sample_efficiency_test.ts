import { assertEquals, assertStringIncludes } from "@std/assert";
import { sampleComparison } from "./_sample_comparison.ts";
import { sampleEfficiency } from "./sample_efficiency.ts";

Deno.test("sample efficiency ends at the normalized return of the last point", () => {
  const figure = sampleEfficiency(sampleComparison())!;
  const last = figure.data.findLast(({ row }) => row === "trpo")!;

  assertEquals([last.steps, last.value], [40_000, 0.42]);
  assertStringIncludes(
    figure.description,
    "At the end: reinforce 0.22, trpo 0.42 and ppo 0.62.",
  );
});

Deno.test("without a row that counts there is no figure", () => {
  const comparison = sampleComparison();

  assertEquals(
    sampleEfficiency({ ...comparison, efficiency: { steps: [], rows: [] } }),
    null,
  );
});
