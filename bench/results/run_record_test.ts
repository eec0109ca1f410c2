import { assertEquals, assertNotEquals } from "@std/assert";
import { algorithms } from "../../algorithms/mod.ts";
import {
  firstDifference,
  recordDigest,
  recordOf,
  runRecord,
} from "./run_record.ts";
import type { RunRecord } from "./run_record.ts";

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

const plain: RunRecord = {
  revision: 1,
  suite: "own",
  environment: "CartPole-v1",
  row: "ppo",
  algorithm: "ppo",
  seed: 1,
  engine: "wasm",
  steps: 100,
  grid: 1,
  options: { network: { hiddenSizes: [64, 64] }, gamma: 0.99 },
};

Deno.test("firstDifference() names the path of a nested option and both values", () => {
  const other = {
    ...plain,
    options: { gamma: 0.99, network: { hiddenSizes: [64, 32] } },
  };
  assertEquals(firstDifference(plain, other), {
    field: "options.network.hiddenSizes",
    first: "[64,64]",
    second: "[64,32]",
  });
});

Deno.test("firstDifference() finds a field that only one record has", () => {
  const options = { ...plain.options, clip: 1 };
  assertEquals(firstDifference(plain, { ...plain, options }), {
    field: "options.clip",
    first: "nothing",
    second: "1",
  });
});

Deno.test("firstDifference() is null for equal records, whatever else they carry", () => {
  const reordered = JSON.parse(JSON.stringify({ ...plain, final: null }));
  assertEquals(firstDifference(plain, reordered), null);
  assertEquals(recordDigest(plain), recordDigest(reordered));
});
