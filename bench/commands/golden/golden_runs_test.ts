import { assertEquals } from "@std/assert";
import pinned from "./golden_digests.json" with { type: "json" };
import { goldenDigests } from "./golden_runs.ts";

Deno.test("no result changes its bytes unless the revision is raised", async () => {
  assertEquals(
    await goldenDigests(),
    pinned,
    "Results have other bytes. Raise bench/results/revision.ts, say so in CHANGELOG.md, " +
      "and run deno task golden --write",
  );
});
