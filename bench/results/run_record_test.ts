import { assertEquals, assertNotEquals } from "@std/assert";
import { algorithms } from "../../algorithms/mod.ts";
import {
  recordDigest,
  recordOf,
  type RunRecord,
  runRecord,
} from "./run_record.ts";

const cell = {
  row: "own",
  algorithm: "ppo",
  environment: "CartPole-v1",
  options: { gamma: 0.5 },
  steps: 100,
  grid: 1,
};
const settings = { suite: "own", seed: 2, engine: "wasm", algorithms } as const;
const record = runRecord(cell, settings);

Deno.test("runRecord() completes the options, and gives a record that stays as it is", () => {
  assertEquals([record.seed, record.options.gamma, record.options.clipRatio], [
    2,
    0.5,
    0.2,
  ]);
  assertEquals(Object.isFrozen(record), true);
  assertEquals(Object.isFrozen(record.options), true);
});

Deno.test("runRecord() gives the record of a record again", () => {
  assertEquals(runRecord(record, { ...record, algorithms }), record);
  assertEquals(recordOf({ ...record, ...settings, seed: 2 }), record);
});

Deno.test("every field of a record changes its digest", () => {
  for (const name of Object.keys(record)) {
    const changed = { ...record, [name]: "other" } as unknown as RunRecord;
    assertNotEquals(recordDigest(changed), recordDigest(record), name);
  }
});
