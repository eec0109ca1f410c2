import { assert, assertEquals } from "@std/assert";
import { optimalConstant } from "../../estimators/estimator_variances.ts";
import { find, runStatement } from "../_run_statement.ts";
import { optimalBaseline } from "./optimal_baseline.ts";

Deno.test("The optimal constant has the least variance in every component", () => {
  const conclusion = runStatement(optimalBaseline(), 40);
  assertEquals(conclusion.holds, true);
  const ratio = (name: string) =>
    find(conclusion, `variance ${name} / of the total return`);
  const optimal = ratio("with the optimal constant");
  assert(optimal > 0.05 && optimal < ratio("with the mean"));
  assert(ratio("of rewards to go less V") < ratio("of rewards to go"));
});

Deno.test("The least variance catches the wrong sign, and the mean return", () => {
  const mistakes: (typeof optimalConstant)[] = [
    (terms) => optimalConstant(terms).map((b) => -b),
    ({ episodes, scores, returns }) => {
      const mean = episodes.reduce(
        (sum, { probability }, e) => sum + probability * returns[e],
        0,
      );
      return scores[0].map(() => mean);
    },
  ];
  for (const baseline of mistakes) {
    assertEquals(runStatement(optimalBaseline(baseline), 10).holds, false);
  }
});
