import { assertEquals } from "@std/assert";
import type { SuiteRow } from "../../suites/suite.ts";

const sampleMain = new URL("./_sample_main.ts", import.meta.url).pathname;
const config = new URL("../../../deno.json", import.meta.url).pathname;

function command(args: readonly string[]): Deno.Command {
  return new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--quiet",
      "--no-prompt",
      "--no-check",
      `--config=${config}`,
      "--allow-read",
      "--allow-write",
      "--allow-ffi",
      sampleMain,
      ...args,
    ],
    env: { NO_COLOR: "1" },
    stdout: "piped",
    stderr: "piped",
  });
}

function writeSuite(folder: string, rows: readonly SuiteRow[]): string {
  const path = `${folder}/own.json`;
  const environments = { "CartPole-v1": { steps: 300 } };
  const suite = { name: "own", seeds: 1, environments, rows };
  Deno.writeTextFileSync(path, JSON.stringify(suite));
  return path;
}

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

Deno.test("the command prints one line and exits with 2 where an argument is wrong", async () => {
  const refusals = {
    x: "Cannot use --seeds as it must be a whole number from 1 to 1000: current value is x\n",
    1: "Cannot use suite 'classic' as there is no algorithm 'a2c': the algorithms are reinforce, diverging, failing, standing, unfit\n",
  };
  for (const [seeds, line] of Object.entries(refusals)) {
    const { code, stdout, stderr } = await command(["--seeds", seeds]).output();
    assertEquals([code, text(stdout), text(stderr)], [2, "", line]);
  }
});

Deno.test("two processes write the same results and files, with 1 and 2 workers", async () => {
  const folder = Deno.makeTempDirSync();
  const suite = writeSuite(folder, [
    { algorithm: "reinforce" },
    { algorithm: "diverging" },
  ]);
  const written = await Promise.all(["1", "2"].map(async (workers) => {
    const out = `${folder}/${workers}`;
    const args = ["--suite", suite, "--out", out, "--seeds", "2"];
    const { code } = await command([...args, "--workers", workers]).output();
    assertEquals(code, 0);
    const cell = `${out}/own/CartPole-v1`;
    return [1, 2].flatMap((seed) => [
      Deno.readTextFileSync(`${cell}/reinforce/seed-${seed}.json`),
      Deno.readTextFileSync(`${cell}/diverging/seed-${seed}.json`),
      Deno.readFileSync(`${cell}/reinforce/seed-${seed}.onnx`),
    ]);
  }));
  assertEquals(written[0], written[1]);
  Deno.removeSync(folder, { recursive: true });
});

Deno.test("the command keeps what is finished where it is interrupted", async () => {
  const folder = Deno.makeTempDirSync();
  const suite = writeSuite(folder, [
    { algorithm: "reinforce" },
    {
      label: "endless",
      algorithm: "reinforce",
      environments: { "CartPole-v1": { steps: 1e9 } },
    },
  ]);
  const args = ["--suite", suite, "--out", folder, "--workers", "2"];
  await using child = command(args).spawn();
  const errors: string[] = [];
  for await (const chunk of child.stderr) {
    errors.push(text(chunk));
    if (errors.length === 1) child.kill("SIGINT");
  }
  assertEquals((await child.status).code, 130);
  const lines = errors.join("").split("\n");
  assertEquals(
    lines[0].startsWith("[1/2] CartPole-v1 reinforce seed 1: "),
    true,
  );
  assertEquals(lines.slice(1), [
    "Stopping after the running iterations; a second signal ends at once",
    "Interrupted; start the same command again to go on",
    "",
  ]);
  assertEquals(
    [...Deno.readDirSync(`${folder}/own/CartPole-v1/endless`)]
      .map(({ name }) => name),
    ["seed-1.checkpoint"],
  );
  await child.stdout.cancel();
  Deno.removeSync(folder, { recursive: true });
});
