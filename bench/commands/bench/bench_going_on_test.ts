import { assert, assertEquals, assertMatch } from "@std/assert";
import { sampleAlgorithms } from "../../pool/_sample_algorithms.ts";
import { readBenchArguments } from "./bench_arguments.ts";
import { bench } from "./bench.ts";
import { lockFolder } from "../../files/lock_folder.ts";

const workerUrl = new URL("../../pool/_sample_worker.ts", import.meta.url);
const main = new URL("./_sample_main.ts", import.meta.url).pathname;
const config = new URL("../../../deno.json", import.meta.url).pathname;

const steps = 6_000;

/** A folder with a suite of one row, in which checkpoints are made after every iteration. */
function workplace() {
  const folder = Deno.makeTempDirSync();
  const suite = `${folder}/own.json`;
  const environments = { "CartPole-v1": { steps } };
  const rows = [{ algorithm: "reinforce" }];
  Deno.writeTextFileSync(
    suite,
    JSON.stringify({ name: "own", seeds: 1, environments, rows }),
  );
  const cell = (out: string) => `${folder}/${out}/own/CartPole-v1/reinforce`;
  const args = (out: string) => [
    ...["--suite", suite, "--out", `${folder}/${out}`],
    ...["--checkpoint", "0", "--workers", "1"],
  ];
  return {
    folder,
    cell: cell("out"),
    checkpoint: `${cell("out")}/seed-1.checkpoint`,
    lock: () => lockFolder(`${folder}/out/own`),
    async bench(more: readonly string[] = [], signal?: AbortSignal) {
      let errors = "";
      const code = await bench(readBenchArguments([...args("out"), ...more]), {
        algorithms: sampleAlgorithms,
        workerUrl,
        signal: signal ?? new AbortController().signal,
        terminal: {
          writeOut: () => {},
          writeError: (text) => errors += text,
          size: null,
        },
      });
      return { code, lines: errors.replaceAll(folder, "").split("\n") };
    },
    /** The files of a run that nothing interrupted. */
    async whole() {
      await bench(readBenchArguments(args("whole")), {
        algorithms: sampleAlgorithms,
        workerUrl,
        signal: new AbortController().signal,
        terminal: { writeOut() {}, writeError() {}, size: null },
      });
      return publishedIn(cell("whole"));
    },
    process: () =>
      new Deno.Command(Deno.execPath(), {
        args: [
          ...["run", "--quiet", "--no-prompt", "--no-check"],
          `--config=${config}`,
          ...["--allow-read", "--allow-write", "--allow-ffi", main],
          ...args("out"),
        ],
        env: { NO_COLOR: "1" },
        stdout: "null",
        stderr: "piped",
      }),
    [Symbol.dispose]: () => Deno.removeSync(folder, { recursive: true }),
  };
}

function filesIn(folder: string): string[] {
  return [...Deno.readDirSync(folder)].map(({ name }) => name).sort();
}

function publishedIn(cell: string) {
  return {
    result: Deno.readTextFileSync(`${cell}/seed-1.json`),
    policies: ["untrained.onnx", "halfway.onnx", "onnx"]
      .map((name) => Deno.readFileSync(`${cell}/seed-1.${name}`)),
  };
}

/** Waits until a file is there. */
async function appearance(path: string): Promise<void> {
  while (true) {
    try {
      Deno.statSync(path);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }
}

const complete = [
  "seed-1.halfway.onnx",
  "seed-1.json",
  "seed-1.onnx",
  "seed-1.timing.json",
  "seed-1.untrained.onnx",
];

Deno.test("a benchmark that SIGTERM stops says how to go on, and ends with the same bytes", async () => {
  using place = workplace();
  const interrupt = new AbortController();
  const [{ code, lines }] = await Promise.all([
    place.bench([], interrupt.signal),
    appearance(place.checkpoint).then(() => interrupt.abort("SIGTERM")),
  ]);
  assertEquals(code, 143);
  assertEquals(lines, [
    "Stopping after the running iterations; a second signal ends at once",
    "Interrupted; start the same command again to go on",
    "",
  ]);
  assertEquals(filesIn(place.cell), ["seed-1.checkpoint"]);

  const again = await place.bench();
  assertEquals(again.code, 0);
  assertMatch(
    again.lines[0],
    /^CartPole-v1 reinforce seed 1: going on from step \d+$/,
  );
  assertMatch(again.lines[1], /^\[1\/1\] CartPole-v1 reinforce seed 1: score /);
  assertEquals(filesIn(place.cell), complete);
  assertEquals(publishedIn(place.cell), await place.whole());
});

Deno.test("a benchmark that SIGKILL ends leaves a checkpoint, and the next goes on from it", async () => {
  using place = workplace();
  await using child = place.process().spawn();
  await appearance(place.checkpoint);
  child.kill("SIGKILL");
  await child.stderr.cancel();
  assertEquals((await child.status).signal, "SIGKILL");

  // As if it had been killed while it wrote, too.
  Deno.writeTextFileSync(`${place.cell}/.seed-1.json.12345.tmp`, "{");
  const { code, lines } = await place.bench();
  assertEquals(code, 0);
  assert(lines[0].includes("going on from step "), lines[0]);
  assertEquals(filesIn(place.cell), complete);
  assertEquals(publishedIn(place.cell), await place.whole());
});

Deno.test("a damaged checkpoint is moved aside, and the run starts from its beginning", async () => {
  using place = workplace();
  Deno.mkdirSync(place.cell, { recursive: true });
  Deno.writeTextFileSync(
    place.checkpoint,
    "no checkpoint, but longer than one",
  );
  const { code, lines } = await place.bench();
  assertEquals(code, 0);
  assertEquals(
    lines[0],
    "CartPole-v1 reinforce seed 1: Cannot go on from the checkpoint as it must be whole: it is truncated or damaged; moved to /out/own/CartPole-v1/reinforce/seed-1.checkpoint.damaged-1, starting from the beginning",
  );
  assertEquals(filesIn(place.cell), [
    "seed-1.checkpoint.damaged-1",
    ...complete,
  ]);
  assertEquals(publishedIn(place.cell), await place.whole());
});

Deno.test("another record's checkpoint is moved aside, and the run starts from its beginning", async () => {
  using place = workplace();
  const interrupt = new AbortController();
  await Promise.all([
    place.bench(["--steps", "100000000"], interrupt.signal),
    appearance(place.checkpoint).then(() => interrupt.abort("SIGINT")),
  ]);
  const { code, lines } = await place.bench();
  assertEquals(code, 0);
  assertMatch(
    lines[0],
    /must be that of the same record: .*; moved to .*\.checkpoint\.other-1, starting from the beginning$/,
  );
  assertEquals(publishedIn(place.cell), await place.whole());
});

Deno.test("a checkpoint that a complete run left is removed", async () => {
  using place = workplace();
  await place.bench();
  Deno.writeTextFileSync(place.checkpoint, "left");
  assertEquals((await place.bench()).lines, [""]);
  assertEquals(filesIn(place.cell), complete);
});

Deno.test("a run goes on without checkpoints where none can be written, and says so once", async () => {
  using place = workplace();
  Deno.mkdirSync(`${place.checkpoint}/occupied`, { recursive: true });
  const { code, lines } = await place.bench();
  assertEquals(lines.map((line) => line.replace(/ as it .*|: Is a .*/, "")), [
    "CartPole-v1 reinforce seed 1: Cannot read /out/own/CartPole-v1/reinforce/seed-1.checkpoint",
    "CartPole-v1 reinforce seed 1: Cannot keep a checkpoint",
    lines[2],
    "",
  ]);
  assertMatch(lines[2], /^\[1\/1\] CartPole-v1 reinforce seed 1: score /);
  assertEquals(code, 0);
  assertEquals((await place.bench()).lines, [""]);
  assertEquals(publishedIn(place.cell), await place.whole());
});

Deno.test("a second benchmark in the same folder is refused in one line", async () => {
  using place = workplace();
  using _ = place.lock();
  const { code, stderr } = await place.process().output();
  assertEquals(
    new TextDecoder().decode(stderr).replaceAll(place.folder, ""),
    "Cannot write into /out/own as another benchmark is at work there: wait for it, or use another --out\n",
  );
  assertEquals(code, 2);
});
