/**
 * Hostile checkpoints.
 *
 * @module
 */
import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { algorithms } from "../../../algorithms/mod.ts";
import { readBenchArguments } from "../bench/bench_arguments.ts";
import { selectRecords } from "../bench/select_records.ts";
import { bench } from "../bench/bench.ts";
import { forgeHeader, sealed } from "../../runs/_forge.ts";
import { decodeCheckpoint, encodeCheckpoint } from "../../runs/checkpoint.ts";
import { CheckpointError } from "../../runs/checkpoint_error.ts";
import { editedJson } from "./_edited_json.ts";
import { assertOneLine, hostileProperty, worksOrRefuses } from "./_refusal.ts";
import type { HostileProperty } from "./_refusal.ts";
import type { Sandbox } from "./_sandbox.ts";
import { damagedBytes, randomBytes } from "./_values.ts";

const suite = JSON.stringify({
  name: "tiny",
  seeds: 1,
  environments: { "CartPole-v1": { steps: 300 } },
  rows: [{ algorithm: "a2c" }],
});

/** A checkpoint of the right form and record, with the state of no algorithm. */
const checkpoint = {
  iteration: 4,
  steps: 160,
  seconds: 0.5,
  grid: { metrics: ["kl"], numbers: new Float64Array(9) },
  stages: [{ name: "untrained", steps: 0, onnx: new Uint8Array(40) }],
  algorithm: new Uint8Array(60),
} as const;

/** Checkpoints that are damaged, or edited and then sealed again. */
function hostileCheckpoint(valid: Uint8Array): fc.Arbitrary<Uint8Array> {
  const body = valid.slice(0, -32);
  let header = "";
  forgeHeader(valid, (text) => header = text);
  return fc.oneof(
    randomBytes(),
    damagedBytes(valid),
    damagedBytes(body).map(sealed),
    editedJson(JSON.parse(header)).map((text) =>
      forgeHeader(valid, () => text)
    ),
  );
}

/**
 * The properties of checkpoints.
 *
 * @param sandbox Where they lie.
 */
export function checkpointProperties(sandbox: Sandbox): HostileProperty[] {
  const path = sandbox.put("in/checkpoint.json", suite);
  const wanted = readBenchArguments(
    ["--suite", path, "--out", sandbox.out, "--workers", "1"],
  );
  const [record] = selectRecords(wanted, algorithms).records;
  const hostile = hostileCheckpoint(encodeCheckpoint(checkpoint, record));
  const cell = "tiny/CartPole-v1/a2c";
  let whole: string | undefined;

  /** Trains the run, and gives its result and what was said. */
  async function train(): Promise<{ result: string; lines: string[] }> {
    let said = "";
    const code = await worksOrRefuses(() =>
      bench(wanted, {
        algorithms,
        workerUrl: new URL("../../pool/run_worker.ts", import.meta.url),
        signal: new AbortController().signal,
        terminal: {
          writeOut() {},
          writeError: (text) => said += text,
          size: null,
        },
      })
    );
    assertEquals(code, 0, said);
    const lines = said.split("\n").filter(Boolean);
    lines.forEach(assertOneLine);
    const result = `${sandbox.out}/${cell}/seed-1.json`;
    return { result: Deno.readTextFileSync(result), lines };
  }

  return [
    hostileProperty(
      "checkpoint that is decoded",
      400,
      hostile,
      async (bytes) => {
        await worksOrRefuses(() => {
          try {
            decodeCheckpoint(bytes, record);
          } catch (error) {
            if (!(error instanceof CheckpointError)) throw error;
            assertOneLine(error.message);
          }
        });
      },
    ),
    hostileProperty("checkpoint of bench", 5, hostile, async (bytes) => {
      sandbox.clear();
      whole ??= (await train()).result;
      sandbox.clear();
      sandbox.put(`out/${cell}/seed-1.checkpoint`, bytes);
      const { result, lines } = await train();
      assertEquals(result, whole, "it starts from its beginning");
      const aside = [...Deno.readDirSync(`${sandbox.out}/${cell}`)]
        .map(({ name }) => name)
        .filter((name) => name.startsWith("seed-1.checkpoint"));
      assertEquals(aside.length, 1, aside.join());
      assert(/\.(damaged|other)-1$/.test(aside[0]), aside[0]);
      assertEquals(
        Deno.readFileSync(`${sandbox.out}/${cell}/${aside[0]}`),
        bytes,
      );
      assert(lines[0].includes(aside[0]), lines[0]);
      sandbox.assertUntouched();
    }),
  ];
}
