import { assertEquals, assertStringIncludes } from "@std/assert";
import { sampleComparison } from "./_sample_comparison.ts";
import { aggregates } from "./aggregates.ts";

Deno.test("each metric has the aggregate of each row", () => {
  const comparison = sampleComparison();
  const { data } = aggregates(comparison)!;
  const ppo = comparison.aggregates[2];

  assertEquals(data.filter(({ row }) => row === "ppo"), [
    { metric: "iqm", row: "ppo", ...ppo.iqm },
    { metric: "median", row: "ppo", ...ppo.median },
    { metric: "mean", row: "ppo", ...ppo.mean },
    { metric: "optimalityGap", row: "ppo", ...ppo.optimalityGap },
  ]);
  assertEquals(data.length, 12);
});

Deno.test("the description has the interquartile means", () => {
  assertStringIncludes(
    aggregates(sampleComparison())!.description,
    "Interquartile means: reinforce 0.22, trpo 0.42 and ppo 0.62.",
  );
});

Deno.test("without aggregates there is no figure", () => {
  assertEquals(aggregates({ ...sampleComparison(), aggregates: [] }), null);
});
