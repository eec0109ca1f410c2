/**
 * Writes `result.schema.json`, the published schema of the result file:
 * `deno run --allow-read --allow-write bench/results/write_result_schema.ts`.
 *
 * @module
 */
import { prettyJson } from "../files/pretty_json.ts";
import { runResultJsonSchema } from "./run_result_schema.ts";
import { writeWhole } from "../files/whole_files.ts";

if (import.meta.main) {
  Deno.chdir(new URL(".", import.meta.url));
  writeWhole("result.schema.json", prettyJson(runResultJsonSchema()));
}
