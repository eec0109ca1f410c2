import { assert, assertEquals } from "@std/assert";
import { find, runStatement } from "../_run_statement.ts";
import { neverCommon, sharedRepeats } from "../_vine_mistakes.ts";
import {
  commonRandomNumbers,
  commonRandomNumbersGain,
} from "./common_random_numbers.ts";

Deno.test("Differences of Q̂ vary as the chain of pairs says", () => {
  assertEquals(runStatement(commonRandomNumbers(), 8).holds, true);
});

Deno.test("commonRandomNumbers() catches repeats that share their random numbers", () => {
  const shared = commonRandomNumbers(sharedRepeats);
  assertEquals(runStatement(shared, 8).holds, false);
});

Deno.test("commonRandomNumbers() catches actions that don't share theirs", () => {
  const never = commonRandomNumbers(neverCommon);
  assertEquals(runStatement(never, 8).holds, false);
});

Deno.test("Common random numbers lower the variance of differences by more than half", () => {
  const conclusion = runStatement(commonRandomNumbersGain(), 200);
  const ratio = find(conclusion, "median ratio of variances");
  assert(ratio > 0.2 && ratio < 0.5, `${ratio}`);
  assert(find(conclusion, "MDPs where it is lower") > 0.9);
});
