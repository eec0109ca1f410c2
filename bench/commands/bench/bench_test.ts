import { assertEquals, assertRejects } from "@std/assert";
import { sampleAlgorithms } from "../../pool/_sample_algorithms.ts";
import { readBenchArguments } from "./bench_arguments.ts";
import { bench } from "./bench.ts";
import { prettyJson } from "../../files/pretty_json.ts";
import { readResult, resultDigest } from "../../results/result_files.ts";
import { UsageError } from "../../files/usage_error.ts";

const workerUrl = new URL("../../pool/_sample_worker.ts", import.meta.url);

/** A folder with a suite of one short row, and a way to bench it. */
function workplace(algorithms: readonly string[] = ["reinforce"]) {
  const folder = Deno.makeTempDirSync();
  const suite = `${folder}/own.json`;
  const environments = { "CartPole-v1": { steps: 300 } };
  const rows = algorithms.map((algorithm) => ({ algorithm }));
  Deno.writeTextFileSync(
    suite,
    JSON.stringify({ name: "own", seeds: 1, environments, rows }),
  );
  const out = `${folder}/out`;
  return {
    folder,
    cell: `${out}/own/CartPole-v1/${algorithms[0]}`,
    async bench(...args: string[]) {
      let written = "";
      let errors = "";
      const code = await bench(
        readBenchArguments(["--suite", suite, "--out", out, ...args]),
        {
          algorithms: sampleAlgorithms,
          workerUrl,
          signal: new AbortController().signal,
          terminal: {
            writeOut: (text) => written += text,
            writeError: (text) => errors += text,
            size: null,
          },
        },
      );
      return { code, written, errors: errors.replaceAll(folder, "") };
    },
    [Symbol.dispose]: () => Deno.removeSync(folder, { recursive: true }),
  };
}

function filesIn(folder: string): string[] {
  return [...Deno.readDirSync(folder)].map(({ name }) => name).sort();
}

const whole = [
  "seed-1.halfway.onnx",
  "seed-1.json",
  "seed-1.onnx",
  "seed-1.timing.json",
  "seed-1.untrained.onnx",
];

Deno.test("bench() trains what is missing, prints the tables, and then has nothing to do", async () => {
  using place = workplace();
  const first = await place.bench();
  assertEquals(first.code, 0);
  assertEquals(filesIn(place.cell), whole);
  assertEquals(
    first.errors.startsWith("[1/1] CartPole-v1 reinforce seed 1: score "),
    true,
  );
  assertEquals(first.written.includes("| reinforce |"), true);
  const result = readResult(`${place.cell}/seed-1.json`);
  assertEquals([result.suite, result.row, result.steps], [
    "own",
    "reinforce",
    300,
  ]);

  const again = await place.bench();
  assertEquals(again, { code: 0, written: first.written, errors: "" });
});

Deno.test("bench() writes a missing ONNX file again and leaves its result alone", async () => {
  using place = workplace();
  await place.bench();
  const json = Deno.readTextFileSync(`${place.cell}/seed-1.json`);
  const onnx = Deno.readFileSync(`${place.cell}/seed-1.onnx`);
  Deno.removeSync(`${place.cell}/seed-1.onnx`);
  assertEquals((await place.bench()).code, 0);
  assertEquals(Deno.readFileSync(`${place.cell}/seed-1.onnx`), onnx);
  assertEquals(Deno.readTextFileSync(`${place.cell}/seed-1.json`), json);
});

Deno.test("bench() writes a stage's missing ONNX file again, and moves damaged ones aside", async () => {
  using place = workplace();
  await place.bench();
  const stages = ["untrained", "halfway"].map((stage) =>
    `${place.cell}/seed-1.${stage}.onnx`
  );
  const sound = stages.map((path) => Deno.readFileSync(path));
  Deno.removeSync(stages[0]);
  assertEquals((await place.bench()).code, 0);
  assertEquals(stages.map((path) => Deno.readFileSync(path)), sound);

  for (const path of stages) Deno.writeTextFileSync(path, "no policy");
  const { code, errors } = await place.bench();
  assertEquals([code, errors.match(/; moved to /g)?.length], [0, 2]);
  assertEquals(stages.map((path) => Deno.readFileSync(path)), sound);
  assertEquals(
    stages.map((path) => Deno.readTextFileSync(`${path}.damaged-1`)),
    ["no policy", "no policy"],
  );
});

Deno.test("bench() refuses to come to another digest than the published one", async () => {
  using place = workplace();
  await place.bench();
  const path = `${place.cell}/seed-1.json`;
  const forged = { ...readResult(path), trainedSteps: 7 };
  const digests = { ...forged.digests, result: resultDigest(forged) };
  Deno.writeTextFileSync(path, prettyJson({ ...forged, digests }));
  Deno.removeSync(`${place.cell}/seed-1.onnx`);
  const { code, errors } = await place.bench();
  assertEquals(code, 1);
  assertEquals(
    /^\[1\/1\] CartPole-v1 reinforce seed 1 failed: trained again to digest [0-9a-f]{64}, but \S+ has [0-9a-f]{64}\n$/
      .test(errors),
    true,
    errors,
  );
  assertEquals(
    filesIn(place.cell),
    whole.filter((name) => name !== "seed-1.onnx"),
  );
  assertEquals(readResult(path).trainedSteps, 7);
});

Deno.test("bench() keeps the result of another record unless it is forced", async () => {
  using place = workplace();
  await place.bench();
  const before = Deno.readTextFileSync(`${place.cell}/seed-1.json`);
  const { message } = await assertRejects(
    () => place.bench("--steps", "400"),
    UsageError,
  );
  assertEquals(
    message.replaceAll(place.folder, ""),
    "Cannot keep /out/own/CartPole-v1/reinforce/seed-1.json as its 'steps' must be 400: current value is 300; use --force to replace it, or another --out",
  );
  assertEquals(Deno.readTextFileSync(`${place.cell}/seed-1.json`), before);

  assertEquals((await place.bench("--steps", "400", "--force")).code, 0);
  assertEquals(readResult(`${place.cell}/seed-1.json`).steps, 400);
});

Deno.test("bench() moves damaged files aside, says so, and trains again", async () => {
  using place = workplace();
  await place.bench();
  const path = `${place.cell}/seed-1.json`;
  const sound = Deno.readTextFileSync(path);
  Deno.writeTextFileSync(path, sound.slice(0, 100));
  const { code, errors } = await place.bench();
  assertEquals(code, 0);
  assertEquals(
    errors.split("\n")[0],
    "Cannot read /out/own/CartPole-v1/reinforce/seed-1.json as it must be JSON: it is truncated or damaged; moved to /out/own/CartPole-v1/reinforce/seed-1.json.damaged-1",
  );
  assertEquals(Deno.readTextFileSync(path), sound);
  assertEquals(
    Deno.readTextFileSync(`${path}.damaged-1`),
    sound.slice(0, 100),
  );

  Deno.writeTextFileSync(path, sound.replace('"seed": 1', '"seed": 2'));
  Deno.writeTextFileSync(`${place.cell}/seed-1.onnx`, "no policy");
  await place.bench();
  // The result's digest fails first; its new result makes the ONNX file anew.
  assertEquals(filesIn(place.cell), [
    ...whole.slice(0, 2),
    "seed-1.json.damaged-1",
    "seed-1.json.damaged-2",
    ...whole.slice(2),
  ]);
  Deno.writeTextFileSync(`${place.cell}/seed-1.onnx`, "no policy");
  await place.bench();
  assertEquals(filesIn(place.cell).includes("seed-1.onnx.damaged-1"), true);
  assertEquals(Deno.readTextFileSync(path), sound);
});

Deno.test("bench() exits with 1 where a run fails, and finishes the others", async () => {
  using place = workplace(["reinforce", "failing", "diverging"]);
  const { code, errors } = await place.bench("--workers", "1");
  assertEquals(code, 1);
  assertEquals(
    errors.includes("CartPole-v1 failing seed 1 failed: no luck\n"),
    true,
  );
  assertEquals(filesIn(place.cell), whole);
});

Deno.test("bench() exits with 1 where every run fails", async () => {
  using place = workplace(["failing"]);
  const { code, errors } = await place.bench("--workers", "1");
  assertEquals(code, 1);
  assertEquals(errors.includes("failing seed 1 failed: no luck\n"), true);
});

Deno.test("bench() refuses a folder that can't be written before it trains", async () => {
  using place = workplace();
  Deno.writeTextFileSync(`${place.folder}/out`, "a file");
  await assertRejects(() => place.bench(), UsageError, "Cannot write into ");
  assertEquals(filesIn(place.folder), ["out", "own.json"]);
});

Deno.test("bench() refuses options that don't fit an environment before it trains", async () => {
  using place = workplace(["reinforce", "unfit"]);
  await assertRejects(
    () => place.bench(),
    UsageError,
    "Cannot train CartPole-v1/unfit: Cannot create UNFIT as it fits no environment",
  );
  assertEquals(filesIn(place.folder), ["own.json"]);
});

Deno.test("bench() writes nothing where an argument is wrong", async () => {
  using place = workplace();
  await assertRejects(() => place.bench("--seeds", "0"), UsageError);
  await assertRejects(() => place.bench("--env", "Pong-v1"), UsageError);
  assertEquals(filesIn(place.folder), ["own.json"]);
});
