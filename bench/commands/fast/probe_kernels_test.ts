import { assertEquals } from "@std/assert";
import { neutralFlag } from "./choose_flags.ts";
import { probeKernels } from "./probe_kernels.ts";

Deno.test("probeKernels() times the kernels under flags that V8 knows", async () => {
  assertEquals((await probeKernels(neutralFlag)).kind, "timed");
});

Deno.test("probeKernels() gives Deno's line for a flag that V8 doesn't know", async () => {
  assertEquals(await probeKernels(`${neutralFlag},--no-such-flag`), {
    kind: "refused",
    reason: "V8 did not recognize flag '--no-such-flag'",
  });
});
