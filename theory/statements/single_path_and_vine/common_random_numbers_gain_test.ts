import { assert } from "@std/assert";
import { find } from "../_find.ts";
import { runStatement } from "../_run_statement.ts";
import { commonRandomNumbersGain } from "./common_random_numbers_gain.ts";

Deno.test("Common random numbers lower the variance of differences by more than half", () => {
  const conclusion = runStatement(commonRandomNumbersGain(), 200);
  const ratio = find(conclusion, "median ratio of variances");
  assert(ratio > 0.2 && ratio < 0.5, `${ratio}`);
  assert(find(conclusion, "MDPs where it is lower") > 0.9);
});
