import { assertEquals } from "@std/assert";
import { goldenDigests, goldenRecords } from "./golden_runs.ts";
import { runPool } from "../../pool/run_pool.ts";
import pinned from "./golden_digests.json" with { type: "json" };

Deno.test("no result changes its bytes unless the revision is raised", async () => {
  assertEquals(
    await goldenDigests(),
    pinned,
    "Results have other bytes. Raise bench/results/revision.ts, say so in CHANGELOG.md, " +
      "and run deno task golden --write",
  );
});

const main = new URL("./main.ts", import.meta.url).pathname;
const root = new URL("../../../", import.meta.url).pathname;

/** Where and how a process of Deno is started. */
interface Setting {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

async function deno(
  command: readonly string[],
  { args = [], env, cwd }: Setting,
): Promise<string> {
  const [verb, ...rest] = command;
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [verb, "--quiet", ...args, ...rest],
    env: { NO_COLOR: "1", ...env },
    cwd,
  }).output();
  const [out, error] = [stdout, stderr].map((bytes) =>
    new TextDecoder().decode(bytes)
  );
  assertEquals([code, error], [0, ""], out);
  return out.trimEnd();
}

/** The last line of the golden runs, whose process compares every digest. */
async function goldenRuns(setting: Setting): Promise<string | undefined> {
  const out = await deno([
    "run",
    "--no-prompt",
    "--no-check",
    `--config=${root}deno.json`,
    `--allow-read=${root}`,
    main,
  ], setting);
  return out.split("\n").at(-1);
}

const { length } = Object.keys(pinned.digests);
const all = `${length} of ${length} runs have the pinned bytes`;

const tiers = {
  "in V8's lowest tiers alone":
    "--no-opt,--no-maglev,--no-sparkplug,--liftoff-only",
  "without V8's optimizing compiler of JavaScript": "--no-opt",
  "with WebAssembly's baseline compiler alone": "--liftoff-only",
  "without WebAssembly's baseline compiler": "--no-liftoff",
  "with the instructions of processors before AVX": "--no-enable-avx",
};

for (const [name, flags] of Object.entries(tiers)) {
  Deno.test(`the golden runs have the same bytes ${name}`, async () => {
    const setting = { args: [`--v8-flags=${flags}`] };
    assertEquals(await goldenRuns(setting), all);
  });
}

Deno.test("the golden runs have the same bytes with another locale, time zone and folder", async () => {
  const cwd = Deno.makeTempDirSync();
  const env = {
    LANG: "de_DE.UTF-8",
    LC_ALL: "de_DE.UTF-8",
    TZ: "Asia/Kolkata",
  };
  const probe = "console.log((1.5).toLocaleString(), new Date(0).getHours())";
  assertEquals(await deno(["eval", probe], { env, cwd }), "1,5 5");
  assertEquals(await goldenRuns({ env, cwd }), all);
  Deno.removeSync(cwd);
});

for (const workers of [1, 2, 5]) {
  Deno.test(`the golden runs have the same bytes in a pool of ${workers}`, async () => {
    const digests: Record<string, string> = {};
    const errors: string[] = [];
    await runPool(goldenRecords(), {
      workers,
      workerUrl: new URL("../../pool/run_worker.ts", import.meta.url),
      onOutcome({ environment, row }, { result }) {
        digests[`${environment}/${row}`] = result.digests.result;
      },
      onError: (_, message) => errors.push(message),
    });
    assertEquals([digests, errors], [pinned.digests, []]);
  });
}
