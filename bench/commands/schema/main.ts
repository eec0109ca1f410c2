/**
 * The command `deno task schema`: writes the published schema of result files.
 *
 * @module
 */
import { prettyJson } from "../../files/pretty_json.ts";
import { writeWhole } from "../../files/whole_files.ts";
import { runResultJsonSchema } from "../../results/run_result_schema.ts";
import { runCommand } from "../../terminal/run_command.ts";
import { readSchemaArguments } from "./schema_arguments.ts";

const path = "bench/results/result.schema.json";

await runCommand(readSchemaArguments, () => {
  writeWhole(path, prettyJson(runResultJsonSchema()));
  return `Wrote ${path}`;
});
