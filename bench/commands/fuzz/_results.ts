/**
 * Hostile results, times and speeds.
 *
 * @module
 */
import fc from "fast-check";
import { algorithms } from "../../../algorithms/mod.ts";
import { readBenchArguments } from "../bench/bench_arguments.ts";
import { bench, type BenchOptions } from "../bench/bench.ts";
import { revision } from "../../results/revision.ts";
import { sampleResult } from "../../tables/_sample_result.ts";
import { report } from "../report/main.ts";
import { resultDigest } from "../../results/result_files.ts";
import type { RunResult } from "../../results/run_result.ts";
import { againstTable } from "../speed/against_table.ts";
import { readSpeeds } from "../speed/read_speeds.ts";
import { readVerifyArguments } from "../verify/verify_arguments.ts";
import { verify } from "../verify/verify.ts";
import { editedJson, hostileJson } from "./_edited_json.ts";
import {
  assertInert,
  assertNoFormula,
  assertOneLine,
  assertTypesettable,
  hostileProperty,
  worksOrRefuses,
} from "./_refusal.ts";
import type { HostileProperty } from "./_refusal.ts";
import type { Sandbox } from "./_sandbox.ts";
import { hostileText } from "./_values.ts";

const TIMES = {
  format: 1,
  trainingSeconds: 1,
  wallSeconds: 2,
  stepsPerSecond: 3,
  onnxDifference: 1e-7,
  machine: { cpu: "x", cores: 2, os: "linux", arch: "x86_64" },
  versions: { deno: "2.9.6", v8: "14.0", typescript: "5.9", v8Flags: null },
};

const SPREAD = { median: 2, low: 1, high: 3 };
const SPEEDS = {
  format: 1,
  peer: "peer",
  machine: { cpu: "x" },
  training: [{ name: "t", stepsPerSecond: SPREAD, compileSeconds: 1 }],
  environments: [{ environment: "CartPole-v1", stepsPerSecond: SPREAD }],
  kernels: [{ name: "k", seconds: SPREAD }],
  networks: [{
    operation: "gradient",
    engine: "wasm",
    rows: 64,
    seconds: SPREAD,
  }],
};

/** Results whose digest is right, although a field is not. */
function sealedResult(): fc.Arbitrary<Uint8Array> {
  const named = fc.record({
    suite: fc.oneof(fc.constant("tiny"), hostileText()),
    environment: hostileText(),
    row: hostileText(),
    algorithm: hostileText(),
  }).map((names) =>
    JSON.stringify({ ...sampleResult({ revision }), ...names })
  );
  return fc.oneof(editedJson(sampleResult({ revision })), named).map((text) => {
    try {
      const edited: RunResult = JSON.parse(text);
      const digests = { ...edited.digests, result: resultDigest(edited) };
      text = JSON.stringify({ ...edited, digests });
    } catch {
      // What is no JSON, or no record, has no digest.
    }
    return new TextEncoder().encode(text);
  });
}

/** Where a result says that it belongs, if that is a folder of the sandbox. */
function placeOf(bytes: Uint8Array): string {
  const usual = "out/tiny/CartPole-v1/ppo/seed-1.json";
  try {
    const { suite, environment, row, seed } = JSON.parse(
      new TextDecoder().decode(bytes),
    );
    const names = [suite, environment, row, `seed-${seed}.json`];
    const isName = /^(?!\.{0,2}$)[^/\0]{1,60}$/;
    const fits = names.every((name) =>
      typeof name === "string" && isName.test(name) && name.isWellFormed()
    );
    return fits ? `out/${names.join("/")}` : usual;
  } catch {
    return usual;
  }
}

/**
 * The properties of files of results, times and speeds.
 *
 * @param sandbox Where they lie.
 */
export function resultProperties(sandbox: Sandbox): HostileProperty[] {
  const { out } = sandbox;
  const result = fc.oneof(
    { weight: 1, arbitrary: hostileJson(sampleResult({ revision })) },
    { weight: 2, arbitrary: sealedResult() },
  );

  async function reports(): Promise<void> {
    const tables = await worksOrRefuses(() => report({ suite: "tiny", out }));
    sandbox.assertUntouched();
    if (tables === undefined) return;
    assertInert(tables);
    for (const name of ["tables.md", "timing.md"]) {
      assertInert(readIfThere(`${out}/tiny/${name}`));
    }
    for (const name of ["scores.csv", "summary.csv", "aggregates.csv"]) {
      assertNoFormula(readIfThere(`${out}/tiny/${name}`));
    }
    assertTypesettable(readIfThere(`${out}/tiny/tables.tex`));
  }

  const oneWorker = ["--out", out, "--workers", "1"];

  /** Runs a command that writes to a terminal. */
  async function runs(
    command: (options: BenchOptions) => Promise<number>,
    signal: AbortSignal,
  ): Promise<void> {
    const written: string[] = [];
    await worksOrRefuses(() =>
      command({
        algorithms,
        workerUrl: new URL("../../pool/run_worker.ts", import.meta.url),
        signal,
        terminal: {
          writeOut: (text) => written.push(text),
          writeError: (text) => written.push(text),
          size: null,
        },
      })
    );
    for (const line of written.join("").split("\n").filter(Boolean)) {
      assertOneLine(line);
    }
    sandbox.assertUntouched();
  }

  return [
    hostileProperty("result of report", 200, result, async (bytes) => {
      sandbox.clear();
      sandbox.put(placeOf(bytes), bytes);
      await reports();
    }),
    hostileProperty(
      "times of report",
      100,
      hostileJson(TIMES),
      async (bytes) => {
        sandbox.clear();
        const place = "out/tiny/CartPole-v1/ppo/seed-1";
        sandbox.put(
          `${place}.json`,
          JSON.stringify(sampleResult({ revision })),
        );
        sandbox.put(`${place}.timing.json`, bytes);
        await reports();
      },
    ),
    hostileProperty(
      "result in the way of bench",
      40,
      result,
      async (bytes) => {
        sandbox.clear();
        const suite = sandbox.put("in/tiny.json", TINY);
        sandbox.put("out/tiny/CartPole-v1/ppo/seed-1.json", bytes);
        const wanted = readBenchArguments(["--suite", suite, ...oneWorker]);
        await runs((options) => bench(wanted, options), AbortSignal.abort());
      },
    ),
    hostileProperty("result of verify", 100, result, async (bytes) => {
      sandbox.clear();
      sandbox.put(placeOf(bytes), bytes);
      const wanted = readVerifyArguments(oneWorker);
      const { signal } = new AbortController();
      await runs((options) => verify(wanted, options), signal);
    }),
    hostileProperty(
      "speeds of speed",
      150,
      hostileJson(SPEEDS),
      async (bytes) => {
        const path = sandbox.put("in/speed.json", bytes);
        const read = await worksOrRefuses(() => readSpeeds(path));
        if (read === undefined) return;
        const ours = {
          training: [{ ...SPEEDS.training[0], cores: 1 }],
        };
        const table = againstTable(
          ours as unknown as Parameters<typeof againstTable>[0],
          { machine: TIMES.machine },
          [read],
        );
        assertInert(table);
      },
    ),
  ];
}

const TINY = JSON.stringify({
  name: "tiny",
  seeds: 1,
  environments: { "CartPole-v1": { steps: 300 } },
  rows: [{ algorithm: "ppo" }],
});

function readIfThere(path: string): string {
  try {
    return Deno.readTextFileSync(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return "";
    throw error;
  }
}
