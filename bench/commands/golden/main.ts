/**
 * The golden runs on this processor, compared with their pinned digests. It
 * loads nothing native: the check of the exported files under onnxruntime is
 * left out, all else is as in `bench`.
 *
 * @module
 */
import pinned from "./golden_digests.json" with { type: "json" };
import { goldenDigests } from "./golden_runs.ts";
import { compareDigests } from "./compare_digests.ts";

const { deno, v8 } = Deno.version;
console.log(`Golden runs on ${Deno.build.arch}, Deno ${deno}, V8 ${v8}`);
const { digests } = await goldenDigests({
  checkExport: () =>
    Promise.resolve({ passed: true, largestDifference: 0, firstFailure: null }),
});
const { lines, same } = compareDigests(digests, pinned.digests);
console.log(lines.join("\n"));
Deno.exit(same ? 0 : 1);
