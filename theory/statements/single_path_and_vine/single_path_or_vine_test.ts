import { assert } from "@std/assert";
import { find, runStatement } from "../_run_statement.ts";
import { singlePathOrVine } from "./single_path_or_vine.ts";

Deno.test("The vine wins at equal Q samples, the single path at equal steps", () => {
  const conclusion = runStatement(singlePathOrVine(), 60);
  const share = (name: string) =>
    find(conclusion, `MDPs where the vine is better, ${name}`);
  assert(share("equal Q samples, common random numbers") > 0.7);
  assert(share("equal steps, common random numbers") < 0.3);
  assert(
    share("equal Q samples, common random numbers") >
      share("equal Q samples"),
  );
  assert(share("equal steps, common random numbers") > share("equal steps"));
});
