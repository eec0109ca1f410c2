import { assert, assertEquals } from "@std/assert";
import { fastFlags } from "../../runs/machine.ts";
import { probeKernels } from "./choose_flags.ts";

const root = new URL("../../../", import.meta.url);

async function deno(args: readonly string[], flags?: string) {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [...args],
    cwd: root,
    env: {
      NO_COLOR: "1",
      ...flags !== undefined && { DENO_V8_FLAGS: flags },
    },
  }).output();
  const [out, error] = [stdout, stderr].map((bytes) =>
    new TextDecoder().decode(bytes)
  );
  return { code, out, error };
}

Deno.test("bench:fast says its mode and passes arguments and exit code on", async () => {
  const task = ["task", "--quiet", "bench:fast"];
  const { code, out, error } = await deno([...task, "--seeds", "1  2"]);
  const [mode, ...lines] = error.split("\n");
  assert(/^(Fast|Default) mode: /.test(mode), mode);
  assertEquals([code, out, lines], [2, "", [
    "Cannot use --seeds as it must be a whole number from 1 to 1000: current value is 1  2",
    "",
  ]]);
});

const probe = await probeKernels(fastFlags);

Deno.test({
  name: "the fast mode gives the default mode's bytes for every golden run",
  // Not to be had where this Deno doesn't know the flags.
  ignore: probe.kind === "refused",
  async fn() {
    const golden = new URL("../golden/main.ts", import.meta.url).href;
    const run = ["run", "--quiet", "--no-prompt", "--no-check"];
    const permissions = ["--allow-read", "--allow-env=DENO_V8_FLAGS"];
    const { code, out, error } = await deno(
      [...run, ...permissions, golden],
      fastFlags,
    );
    assertEquals([code, error], [0, ""], out);
  },
});
