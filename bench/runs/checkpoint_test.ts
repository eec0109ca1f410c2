import { assertEquals, assertThrows } from "@std/assert";
import type { RunRecord } from "../results/run_record.ts";
import { forgeHeader } from "./_forge.ts";
import { decodeCheckpoint, encodeCheckpoint } from "./checkpoint.ts";
import type { Checkpoint } from "./checkpoint.ts";
import { CheckpointError } from "./checkpoint_error.ts";

const record: RunRecord = {
  revision: 3,
  suite: "own",
  environment: "CartPole-v1",
  row: "ppo",
  algorithm: "ppo",
  seed: 1,
  engine: "wasm",
  steps: 1000,
  grid: 5,
  options: { gamma: 0.9 },
};
const checkpoint: Checkpoint = {
  iteration: 4,
  steps: 999,
  seconds: 1.25,
  grid: {
    metrics: ["kl", "entropy"],
    numbers: new Float64Array([-0, 0.1, 5e-324, NaN, Infinity]),
  },
  stages: [
    { name: "untrained", steps: 0, onnx: Uint8Array.of(1, 2) },
    { name: "halfway", steps: 500, onnx: Uint8Array.of(3) },
  ],
  algorithm: new Uint8Array([0, 255, 7]),
};

function refusal(
  bytes: Uint8Array,
  of = record,
): [CheckpointError["reason"], string] {
  const { reason, message } = assertThrows(
    () => decodeCheckpoint(bytes, of),
    CheckpointError,
  );
  assertEquals(message.includes("\n"), false);
  return [reason, message];
}

Deno.test("decodeCheckpoint() gives back what was encoded, to the bit", () => {
  const bytes = encodeCheckpoint(checkpoint, record);
  const decoded = decodeCheckpoint(bytes, record);
  assertEquals(decoded, checkpoint);
  assertEquals(Object.is(decoded.grid.numbers[0], -0), true);
  bytes.fill(0);
  assertEquals(decoded, checkpoint, "it copies");
});

Deno.test("decodeCheckpoint() reads bytes that lie inside others", () => {
  const bytes = encodeCheckpoint(checkpoint, record);
  const larger = new Uint8Array(bytes.length + 8);
  larger.set(bytes, 3);
  const inside = larger.subarray(3, 3 + bytes.length);
  assertEquals(decodeCheckpoint(inside, record), checkpoint);
});

Deno.test("decodeCheckpoint() refuses a checkpoint that is cut off at any length", () => {
  const bytes = encodeCheckpoint(checkpoint, record);
  for (let length = 0; length < bytes.length; length++) {
    assertEquals(refusal(bytes.subarray(0, length))[0], "damaged");
  }
  const longer = new Uint8Array(bytes.length + 1);
  longer.set(bytes);
  assertEquals(refusal(longer)[0], "damaged");
});

Deno.test("decodeCheckpoint() refuses every single flipped bit", () => {
  const bytes = encodeCheckpoint(checkpoint, record);
  for (let bit = 0; bit < 8 * bytes.length; bit++) {
    const flipped = bytes.slice();
    flipped[bit >> 3] ^= 1 << (bit & 7);
    const inVersion = bit >= 64 && bit < 96;
    assertEquals(refusal(flipped)[0], inVersion ? "other" : "damaged");
  }
});

Deno.test("decodeCheckpoint() says what is other: version, revision, record", () => {
  const bytes = encodeCheckpoint(checkpoint, record);
  const other = bytes.slice();
  other[8] = 1;
  assertEquals(refusal(other), [
    "other",
    "Cannot go on from the checkpoint as its version must be 2: current value is 1",
  ]);
  assertEquals(refusal(bytes, { ...record, revision: 4 }), [
    "other",
    "Cannot go on from the checkpoint as its revision must be 4: current value is 3",
  ]);
  const changes = [{ seed: 2 }, { options: { gamma: 0.8 } }, { steps: 2000 }];
  for (const change of changes) {
    assertEquals(refusal(bytes, { ...record, ...change }), [
      "other",
      "Cannot go on from the checkpoint as it must be that of the same record: options, steps or engine were others",
    ]);
  }
});

Deno.test("decodeCheckpoint() refuses a header that says what can't be, although its digest holds", () => {
  const sound = encodeCheckpoint(checkpoint, record);
  assertEquals(forgeHeader(sound, (header) => header), sound);
  const forgeries: [string, string][] = [
    ['"steps":999', '"steps":1000'],
    ['"steps":999', '"steps":1e999'],
    ['"steps":999', '"steps":-1'],
    ['"gridNumbers":5', '"gridNumbers":9007199254740991'],
    ['"gridNumbers":5', '"gridNumbers":1e300'],
    ['"bytes":1', '"bytes":5'],
    ['"bytes":1', '"bytes":9007199254740991'],
    ['"bytes":1', '"bytes":0'],
    ['"name":"halfway"', '"name":"final"'],
    ['"iteration":4', '"iteration":null'],
    ['"iteration":4', '"__proto__":{},"iteration":4'],
    ['"metrics":["kl"', `"metrics":[${"[".repeat(50_000)}`],
    ["}", ""],
  ];
  for (const [from, to] of forgeries) {
    const bytes = forgeHeader(sound, (header) => {
      assertEquals(header.includes(from), true, from);
      return header.replace(from, to);
    });
    assertEquals(refusal(bytes)[0], "damaged", to.slice(0, 50));
  }
});
