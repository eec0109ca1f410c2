import { assertEquals } from "@std/assert";
import { firstDifference } from "./record_difference.ts";
import { recordDigest, type RunRecord } from "./run_record.ts";

const record: RunRecord = {
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
    ...record,
    options: { gamma: 0.99, network: { hiddenSizes: [64, 32] } },
  };
  assertEquals(firstDifference(record, other), {
    field: "options.network.hiddenSizes",
    first: "[64,64]",
    second: "[64,32]",
  });
});

Deno.test("firstDifference() finds a field that only one record has", () => {
  const options = { ...record.options, clip: 1 };
  assertEquals(firstDifference(record, { ...record, options }), {
    field: "options.clip",
    first: "nothing",
    second: "1",
  });
});

Deno.test("firstDifference() is null for equal records, whatever else they carry", () => {
  const reordered = JSON.parse(JSON.stringify({ ...record, final: null }));
  assertEquals(firstDifference(record, reordered), null);
  assertEquals(recordDigest(record), recordDigest(reordered));
});
