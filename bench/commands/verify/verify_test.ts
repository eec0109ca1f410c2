import { assertEquals, assertRejects } from "@std/assert";
import configuration from "../../../deno.json" with { type: "json" };
import { sampleAlgorithms } from "../../pool/_sample_algorithms.ts";
import { readBenchArguments } from "../bench/bench_arguments.ts";
import { bench } from "../bench/bench.ts";
import { prettyJson } from "../../files/pretty_json.ts";
import { readResult, resultDigest } from "../../results/result_files.ts";
import { revision } from "../../results/revision.ts";
import type { RunResult } from "../../results/run_result.ts";
import { UsageError } from "../../files/usage_error.ts";
import { readVerifyArguments } from "./verify_arguments.ts";
import { verify, type VerifyOptions } from "./verify.ts";

const workerUrl = new URL("../../pool/_sample_worker.ts", import.meta.url);

/** Runs of a short suite, published in a folder of their own. */
async function published(seeds: number, row = "reinforce") {
  const folder = Deno.makeTempDirSync();
  const out = `${folder}/out`;
  const cell = `${out}/own/CartPole-v1/${row}`;
  const command = async (
    run: (args: string[], options: VerifyOptions) => Promise<number>,
    args: readonly string[],
    signal = new AbortController().signal,
  ) => {
    let written = "";
    let errors = "";
    const code = await run([...args, "--workers", "1", "--out", out], {
      algorithms: sampleAlgorithms,
      workerUrl,
      signal,
      terminal: {
        writeOut: (text) => written += text,
        writeError: (text) => errors += text,
        size: null,
      },
    });
    return {
      code,
      written: written.replaceAll(folder, ""),
      errors: errors.replaceAll(folder, ""),
    };
  };
  const suite = {
    name: "own",
    seeds,
    environments: { "CartPole-v1": { steps: 300 } },
    rows: [{ algorithm: row }],
  };
  Deno.writeTextFileSync(`${folder}/own.json`, JSON.stringify(suite));
  await command((args, options) => bench(readBenchArguments(args), options), [
    "--suite",
    `${folder}/own.json`,
  ]);
  return {
    out,
    cell,
    verify: (args: readonly string[] = [], signal?: AbortSignal) =>
      command(
        (args, options) => verify(readVerifyArguments(args), options),
        args,
        signal,
      ),
    /** Edits a result so that its digest is right again. */
    forge(seed: number, edit: (result: RunResult) => RunResult) {
      const path = `${cell}/seed-${seed}.json`;
      const forged = edit(readResult(path));
      const digests = { ...forged.digests, result: resultDigest(forged) };
      Deno.writeTextFileSync(path, prettyJson({ ...forged, digests }));
    },
    [Symbol.dispose]: () => Deno.removeSync(folder, { recursive: true }),
  };
}

/** Every file below a folder, with its bytes and the time of its last change. */
function snapshot(folder: string): unknown[] {
  return [...Deno.readDirSync(folder)]
    .map(({ name, isDirectory }) => ({
      path: `${folder}/${name}`,
      isDirectory,
    }))
    .sort((a, b) => a.path < b.path ? -1 : 1)
    .flatMap(({ path, isDirectory }) =>
      isDirectory
        ? snapshot(path)
        : [[path, Deno.readFileSync(path), Deno.statSync(path).mtime]]
    );
}

/** What is wrong, as the command prints it: without table and totals. */
function problems(written: string): string {
  return written.slice(
    written.indexOf("\n\n") + 2,
    written.lastIndexOf("\nRuns: "),
  );
}

Deno.test("verify() exits with 0 where every byte is the same, and changes no file", async () => {
  using place = await published(2);
  Deno.mkdirSync(`${place.out}/speed`);
  Deno.removeSync(`${place.cell}/seed-2.onnx`);
  Deno.removeSync(`${place.cell}/seed-1.halfway.onnx`);
  const before = snapshot(place.out);
  const { code, written, errors } = await place.verify();
  assertEquals(
    written,
    `| own       | CartPole-v1 |
| :-------- | :---------- |
| reinforce | ✓ 2         |

Runs: 2 ✓, 0 ✗; policies compared: 2 byte for byte, 2 by digest
`,
  );
  assertEquals(code, 0);
  assertEquals(
    /^(\[\d\/2\] CartPole-v1 reinforce seed \d: score \S+, \d+ steps in .*\n){2}$/
      .test(errors),
    true,
    errors,
  );
  assertEquals(snapshot(place.out), before);
});

Deno.test("verify() shows where results and policies differ from those trained again", async () => {
  using place = await published(3);
  const { curve } = readResult(`${place.cell}/seed-1.json`);
  const at = curve.return.findIndex((value) => value !== null);
  const value = curve.return[at]!;
  place.forge(1, (result) => ({
    ...result,
    curve: { ...curve, return: curve.return.with(at, value + 1) },
  }));
  const onnx = Deno.readFileSync(`${place.cell}/seed-2.onnx`);
  const byte = onnx[500];
  onnx[500] ^= 1;
  Deno.writeFileSync(`${place.cell}/seed-2.onnx`, onnx);
  const { code, written, errors } = await place.verify();
  assertEquals(code, 1);
  assertEquals(written.includes("| reinforce | ✗ 2, ✓ 1    |"), true, written);
  const hexadecimal = (value: number) =>
    `0x${value.toString(16).padStart(2, "0")}`;
  assertEquals(
    problems(written),
    `✗ /out/own/CartPole-v1/reinforce/seed-1.json
  first difference: curve.return[${at}]
    published: ${value + 1}
    trained:   ${value}
  Training gave the published parameters: the file was edited, or what is told of a run changed and 'revision' was not raised

✗ /out/own/CartPole-v1/reinforce/seed-2.onnx
  first difference: byte 500
    published: ${hexadecimal(byte ^ 1)}
    trained:   ${hexadecimal(byte)}
  The result beside it is the same: this file was damaged or edited, or is another run's
`,
  );
  assertEquals(
    errors.includes(
      `CartPole-v1 reinforce seed 1 failed: /out/own/CartPole-v1/reinforce/seed-1.json differs in curve.return[${at}]\n`,
    ),
    true,
    errors,
  );
});

Deno.test("verify() says what is wrong with a file without training it", async () => {
  using place = await published(5);
  const sound = Deno.readTextFileSync(`${place.cell}/seed-1.json`);
  Deno.writeTextFileSync(`${place.cell}/seed-1.json`, sound.slice(0, 100));
  place.forge(2, (result) => ({ ...result, revision: 1 }));
  place.forge(3, (result) => ({ ...result, algorithm: "toString" }));
  place.forge(4, ({ options: { gamma: _, ...options }, ...result }) => ({
    ...result,
    options,
  }));
  place.forge(5, (result) => ({ ...result, seed: 6 }));
  const { code, written, errors } = await place.verify();
  assertEquals([code, errors], [1, ""]);
  const cell = "/out/own/CartPole-v1/reinforce";
  assertEquals(
    problems(written),
    `✗ ${cell}/seed-1.json
  Cannot read ${cell}/seed-1.json as it must be JSON: it is truncated or damaged

✗ ${cell}/seed-2.json
  first difference: revision
    published: 1
    trained:   ${revision}
  Another revision of the source made it, so that it was not trained again: check out that source, or publish it anew with bench --force

✗ ${cell}/seed-3.json
  There is no algorithm 'toString': the algorithms are reinforce, diverging, failing, standing, unfit

✗ ${cell}/seed-4.json
  first difference: options.gamma
    published: nothing
    trained:   0.99
  An option came, went or got another default, so that it was not trained again: 'revision' should have been raised

✗ ${cell}/seed-5.json
  It is the result of another place: own/CartPole-v1/reinforce/seed-6
`,
  );
});

Deno.test("verify() verifies that a run diverges, and tells of one that fails", async () => {
  using place = await published(1, "diverging");
  assertEquals((await place.verify()).code, 0);
  place.forge(
    1,
    (result) => ({
      ...result,
      environment: "CartPole-v1",
      algorithm: "failing",
    }),
  );
  const { code, written, errors } = await place.verify();
  assertEquals(code, 1);
  assertEquals(
    problems(written),
    "✗ /out/own/CartPole-v1/diverging/seed-1.json\n  no luck\n",
  );
  assertEquals(errors, "[1/1] CartPole-v1 diverging seed 1 failed: no luck\n");
});

Deno.test("verify() exits with 130 where it is interrupted", async () => {
  using place = await published(1);
  assertEquals(await place.verify([], AbortSignal.abort()), {
    code: 130,
    written: "",
    errors: "Interrupted; nothing was written\n",
  });
});

Deno.test("verify() refuses a folder in which there is nothing to verify", async () => {
  using place = await published(1);
  Deno.removeSync(`${place.cell}/seed-1.json`);
  const error = await assertRejects(() => place.verify(), UsageError);
  assertEquals(error.message.includes("\n"), false);
});

Deno.test("the task verifies with the permissions that it has, none to write", async () => {
  using place = await published(1);
  const before = snapshot(place.out);
  const [deno, ...args] = configuration.tasks.verify.command.split(" ");
  assertEquals(deno, "deno");
  assertEquals(args.some((arg) => arg.includes("allow-write")), false);
  const run = (out: string) =>
    new Deno.Command(Deno.execPath(), {
      args: [...args, "--out", out],
      cwd: new URL("../../../", import.meta.url),
      env: { NO_COLOR: "1" },
    }).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  const { code, stdout, stderr } = await run(place.out);
  assertEquals(code, 0, text(stderr));
  assertEquals(text(stdout).includes("Runs: 1 ✓, 0 ✗"), true, text(stdout));
  assertEquals(snapshot(place.out), before);

  const nothing = await run(`${place.out}/own`);
  assertEquals([nothing.code, text(nothing.stdout)], [2, ""]);
  assertEquals(text(nothing.stderr).split("\n").length, 2, "one line");
});
