import { assertEquals } from "@std/assert";
import { chooseFlags, neutralFlag, probeKernels } from "./choose_flags.ts";
import type { Probe } from "./choose_flags.ts";
import { fastFlags } from "../../runs/machine.ts";

const timed = (seconds: number): Probe => ({ kind: "timed", seconds });
const refused = (reason: string): Probe => ({ kind: "refused", reason });

/** Probes whose answers are given; keeps what flags were asked for. */
function probes(...answers: readonly Probe[]) {
  const asked: string[] = [];
  const probe = (flags: string) =>
    Promise.resolve(answers[asked.push(flags) - 1]);
  return { asked, probe };
}

Deno.test("chooseFlags() takes the fast mode where the gain is 1.1 or more", async () => {
  const { asked, probe } = probes(timed(1), timed(1.1));
  assertEquals(await chooseFlags(probe), {
    flags: "--no-wasm-bounds-checks,--experimental-wasm-revectorize",
    line: "Fast mode: kernels run 1.10 times as fast, without bounds checks " +
      "(--no-wasm-bounds-checks,--experimental-wasm-revectorize)",
  });
  assertEquals(asked, [fastFlags, neutralFlag]);
});

Deno.test("chooseFlags() says so and takes the default mode where the gain is less", async () => {
  const { probe } = probes(timed(1), timed(1.09));
  assertEquals(await chooseFlags(probe), {
    flags: neutralFlag,
    line: "Default mode: the fast mode's gain here is 1.09 times",
  });
});

Deno.test("chooseFlags() says so and takes the default mode where Deno refuses a flag", async () => {
  const { asked, probe } = probes(refused("V8 did not recognize flag '--x'"));
  assertEquals(await chooseFlags(probe), {
    flags: neutralFlag,
    line: "Default mode: this Deno refuses the fast mode: " +
      "V8 did not recognize flag '--x'",
  });
  assertEquals(asked, [fastFlags]);
});

Deno.test("chooseFlags() takes the default mode where that can't be timed", async () => {
  const { probe } = probes(timed(0.04), refused("no kernels"));
  assertEquals(await chooseFlags(probe), {
    flags: neutralFlag,
    line: "Default mode: it could not be timed: no kernels",
  });
});

Deno.test("chooseFlags() keeps the user's own flags in both modes", async () => {
  const fast = probes(timed(1), timed(2));
  const both = `--own,${fastFlags}`;
  assertEquals((await chooseFlags(fast.probe, "--own")).flags, both);
  assertEquals(fast.asked, [both, "--own"]);
  const slow = probes(timed(2), timed(1));
  assertEquals((await chooseFlags(slow.probe, "--own")).flags, "--own");
});

Deno.test("chooseFlags() asks nobody where the user's flags are the fast mode's", async () => {
  const { asked, probe } = probes();
  const flags = `--own,${fastFlags}`;
  assertEquals(await chooseFlags(probe, flags), {
    flags,
    line: `Fast mode: DENO_V8_FLAGS is ${flags}`,
  });
  assertEquals(asked, []);
});

Deno.test("probeKernels() times the kernels under flags that V8 knows", async () => {
  assertEquals((await probeKernels(neutralFlag)).kind, "timed");
});

Deno.test("probeKernels() gives Deno's line for a flag that V8 doesn't know", async () => {
  assertEquals(await probeKernels(`${neutralFlag},--no-such-flag`), {
    kind: "refused",
    reason: "V8 did not recognize flag '--no-such-flag'",
  });
});
