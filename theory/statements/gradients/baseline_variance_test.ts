import { assert, assertEquals } from "@std/assert";
import { subtractMeanOfOthers } from "../../../algorithms/mod.ts";
import { find, runStatement } from "../_run_statement.ts";
import { baselineVariance } from "./baseline_variance.ts";

Deno.test("Baselines lower the variance, V most of all", () => {
  const conclusion = runStatement(baselineVariance(), 10);
  assertEquals(conclusion.holds, true);
  const value = find(conclusion, "variance with V_t");
  assert(value > 0.05 && value < find(conclusion, "variance with the mean"));
});

Deno.test("A baseline of the wrong sign leaves the mean right, and is caught by the variance", () => {
  const mistakes: Parameters<typeof baselineVariance>[0][] = [
    {
      value: (weights, values) =>
        weights.forEach((_, row) => weights[row] += values[row]),
    },
    {
      mean(starts, weights) {
        const right = weights.slice();
        subtractMeanOfOthers(starts, right);
        weights.forEach((w, row) => weights[row] = 2 * w - right[row]);
      },
    },
  ];
  const names = ["variance with V_t", "variance with the mean"];
  for (const [k, mistake] of mistakes.entries()) {
    const conclusion = runStatement(baselineVariance(mistake), 10);
    assertEquals(conclusion.holds, false);
    assert(find(conclusion, "largest |z|") < 5.5);
    assert(find(conclusion, names[k]) > 1.5);
  }
});

Deno.test("A baseline that knows the action is caught by the mean", () => {
  const value = (weights: Float64Array) => weights.fill(0);
  const conclusion = runStatement(baselineVariance({ value }), 2);
  assertEquals(conclusion.holds, false);
  assert(find(conclusion, "largest |z|") > 5.5);
});
