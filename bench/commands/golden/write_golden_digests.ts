/**
 * Writes `golden_digests.json` anew, after `revision.ts` was raised:
 * `deno run --allow-read --allow-write --allow-ffi bench/commands/golden/write_golden_digests.ts`.
 *
 * @module
 */
import { goldenDigests } from "./golden_runs.ts";
import { prettyJson } from "../../files/pretty_json.ts";
import { writeWhole } from "../../files/whole_files.ts";

if (import.meta.main) {
  const digests = await goldenDigests();
  Deno.chdir(new URL(".", import.meta.url));
  writeWhole("golden_digests.json", prettyJson(digests));
}
