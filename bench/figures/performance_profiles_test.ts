import { assertEquals, assertStringIncludes } from "@std/assert";
import { sampleComparison } from "./_sample_comparison.ts";
import { performanceProfiles } from "./performance_profiles.ts";

Deno.test("a profile falls where the scores are", () => {
  const { data } = performanceProfiles(sampleComparison())!;
  const share = (tau: number) =>
    data.find((one) => one.row === "trpo" && one.tau === tau)!.value;

  assertEquals([share(0.4), share(0.4125), share(0.425), share(0.4375)], [
    1,
    2 / 3,
    1 / 3,
    0,
  ]);
});

Deno.test("the description has the shares of one τ", () => {
  const comparison = sampleComparison({ rows: ["a", "b", "c", "d", "e"] });

  assertStringIncludes(
    performanceProfiles(comparison)!.description,
    "Above 0.90: a 0 %, b 0 %, c 0 %, d 0 % and e 100 %.",
  );
});
