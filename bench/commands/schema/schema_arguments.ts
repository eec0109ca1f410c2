import { optionReader } from "../../terminal/read_options.ts";

/** Reads the arguments of `deno task schema`: there are none. */
export const readSchemaArguments = optionReader({
  task: "schema",
  does: "Writes the JSON Schema of result files from its source.",
  options: {},
});
