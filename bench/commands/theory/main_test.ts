import { assertEquals, assertStringIncludes } from "@std/assert";
import configuration from "../../../deno.json" with { type: "json" };

const root = new URL("../../../", import.meta.url);

/** Runs the task's own command, with the permissions that it has. */
async function run(...args: string[]) {
  const [, ...command] = configuration.tasks.theory.command.split(" ");
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [command[0], "--quiet", "--no-check", ...command.slice(1), ...args],
    cwd: root,
    env: { NO_COLOR: "1" },
  }).output();
  const [out, error] = [stdout, stderr].map((bytes) =>
    new TextDecoder().decode(bytes)
  );
  return { code, out, error };
}

Deno.test("the command lists the statements where one is unknown, and exits with 2", async () => {
  const { code, out, error } = await run("--statement", "pythagoras");
  assertEquals([code, out], [2, ""]);
  assertStringIncludes(error, "relative-policy-identity, ");
  assertStringIncludes(error, ": current value is pythagoras\n");
  assertEquals(error.split("\n").length, 2);
});

Deno.test("the command finds the same with 1, 2 and 5 workers", async () => {
  const chosen = ["--statement", "kl-bound,reinforce-mean", "--cases", "7"];
  const found = [];
  for (const workers of ["1", "2", "5"]) {
    found.push(await run(...chosen, "--workers", workers));
  }
  assertEquals(found.map(({ code }) => code), [0, 0, 0]);
  assertStringIncludes(found[0].out, "✓ kl-bound        7 cases");
  assertEquals(found[1].out, found[0].out);
  assertEquals(found[2].out, found[0].out);
});
