import { assertEquals, assertThrows } from "@std/assert";
import { UsageError } from "../../files/usage_error.ts";
import { readSpeeds } from "./read_speeds.ts";

const SPREAD = { median: 2, low: 1, high: 3 };
const MACHINE = { cpu: "Chip 1", cores: 2, os: "linux", arch: "x86_64" };
const PEER = {
  format: 1,
  peer: "Peer 2.9",
  machine: MACHINE,
  versions: { python: "3.12" },
  training: [
    { name: "PPO 4×128", stepsPerSecond: SPREAD, compileSeconds: 4.7 },
  ],
};

function withFile<T>(text: string, use: (path: string) => T): T {
  const path = Deno.makeTempFileSync({ suffix: ".json" });
  try {
    Deno.writeTextFileSync(path, text);
    return use(path);
  } finally {
    Deno.removeSync(path);
  }
}

Deno.test("readSpeeds() reads a peer's file", () => {
  const { label, cpu, training, kernels } = withFile(
    JSON.stringify(PEER),
    readSpeeds,
  );
  assertEquals([label, cpu, kernels.size], ["Peer 2.9", "Chip 1", 0]);
  const speed = training.get("PPO 4×128");
  assertEquals([speed?.stepsPerSecond, speed?.compileSeconds], [SPREAD, 4.7]);
});

Deno.test("readSpeeds() reads what the command writes", () => {
  const speeds = withFile(
    JSON.stringify({
      format: 1,
      mode: "fast",
      machine: { ...MACHINE, cpu: null },
      kernels: [{ name: "tanh", seconds: SPREAD, flops: null }],
      networks: [{
        operation: "vjp",
        engine: "wasm",
        rows: 64,
        seconds: SPREAD,
        flops: 1,
      }],
      environments: [{ environment: "Pendulum-v1", stepsPerSecond: SPREAD }],
    }),
    readSpeeds,
  );
  assertEquals([speeds.label, speeds.cpu], ["ours, fast mode", null]);
  assertEquals([...speeds.kernels], [["tanh", SPREAD]]);
  assertEquals([...speeds.networks], [["vjp, wasm, 64 rows", SPREAD]]);
  assertEquals(
    speeds.environments.get("Pendulum-v1")?.stepsPerSecond,
    SPREAD,
  );
});

Deno.test("readSpeeds() refuses a damaged or a wrong file in one line that names it", () => {
  const half = JSON.stringify(PEER).slice(0, 90);
  const zero = { name: "x", stepsPerSecond: { ...SPREAD, median: 0 } };
  for (
    const [text, message] of [
      [half, "must be JSON: it is truncated or damaged"],
      ["[]", "'the whole': Invalid input"],
      [JSON.stringify({ ...PEER, format: 2 }), "'format': "],
      [JSON.stringify({ ...PEER, mode: "fast" }), "either 'peer' or 'mode'"],
      [
        JSON.stringify({ ...PEER, training: undefined }),
        "must have 'training'",
      ],
      [
        JSON.stringify({ ...PEER, training: [zero] }),
        "'training.0.stepsPerSecond.median': ",
      ],
    ] as const
  ) {
    withFile(text, (path) => {
      const error = assertThrows(() => readSpeeds(path), UsageError, message);
      assertEquals(
        [error.message.includes(path), error.message.includes("\n")],
        [true, false],
      );
    });
  }
});
