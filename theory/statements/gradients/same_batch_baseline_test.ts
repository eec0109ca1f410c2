import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { subtractMeanOfOthers } from "../../../algorithms/mod.ts";
import { find, runStatement } from "../_run_statement.ts";
import { sameBatchBaseline } from "./same_batch_baseline.ts";

Deno.test("The mean of the same batch takes 1/E of the gradient away", () => {
  const conclusion = runStatement(sameBatchBaseline(), 10);
  assertEquals(conclusion.holds, true);
  const ofAll = find(conclusion, "bias of the mean of all");
  assertAlmostEquals(ofAll, -1 / 4, 0.03);
  const fitted = find(conclusion, "bias of V fitted to the batch");
  assert(fitted < -0.1 && fitted > -0.4, `${fitted}`);
});

Deno.test("The bias catches the mean of the others, which has none", () => {
  const statement = sameBatchBaseline(subtractMeanOfOthers);
  assertEquals(runStatement(statement, 6).holds, false);
});
