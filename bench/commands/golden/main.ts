/**
 * The command `deno task golden`: the golden runs on this processor, compared
 * with their pinned digests. It loads nothing native: the check of the exported
 * files under onnxruntime is left out, all else is as in `bench`.
 *
 * @module
 */
import { prettyJson } from "../../files/pretty_json.ts";
import { writeWhole } from "../../files/whole_files.ts";
import { runCommand } from "../../terminal/run_command.ts";
import { compareDigests, readGoldenArguments } from "./compare_digests.ts";
import type { GoldenArguments } from "./compare_digests.ts";
import pinned from "./golden_digests.json" with { type: "json" };
import { goldenDigests } from "./golden_runs.ts";

const path = "bench/commands/golden/golden_digests.json";

async function golden({ write }: GoldenArguments): Promise<number> {
  const { deno, v8 } = Deno.version;
  console.log(`Golden runs on ${Deno.build.arch}, Deno ${deno}, V8 ${v8}`);
  const found = await goldenDigests({
    checkExport: () =>
      Promise.resolve({
        passed: true,
        largestDifference: 0,
        firstFailure: null,
      }),
  });
  const { lines, same } = compareDigests(found.digests, pinned.digests);
  console.log(lines.join("\n"));
  if (!write) return same ? 0 : 1;
  writeWhole(path, prettyJson(found));
  console.log(`Wrote ${path}`);
  return 0;
}

await runCommand(readGoldenArguments, golden);
