import { assertEquals } from "@std/assert";
import { againstTable } from "./against_table.ts";
import { spreadOf } from "./measure.ts";
import type { OtherSpeeds } from "./read_speeds.ts";

const machine = { cpu: "Chip 1", cores: 2, os: "linux", arch: "x86_64" };

function other(speeds: Partial<OtherSpeeds>): OtherSpeeds {
  return {
    label: "Peer",
    cpu: "Chip 1",
    training: new Map(),
    environments: new Map(),
    kernels: new Map(),
    networks: new Map(),
    ...speeds,
  };
}

const SPEEDS = {
  training: [
    {
      name: "PPO",
      settings: "any",
      steps: 1,
      workers: 1,
      stepsPerSecond: spreadOf([180_000]),
    },
  ],
  environments: [
    { environment: "Pendulum-v1", stepsPerSecond: spreadOf([1e7]) },
    { environment: "Acrobot-v1", stepsPerSecond: spreadOf([1e6]) },
  ],
  kernels: [{ name: "tanh", seconds: spreadOf([1e-9]), flops: null }],
  networks: [
    {
      operation: "vjp",
      engine: "wasm",
      rows: 1,
      seconds: spreadOf([2e-6]),
      flops: 1,
    },
  ],
} as const;

Deno.test("againstTable() divides rates by rates and times by times, name by name", () => {
  const peer = other({
    training: new Map([
      ["PPO", { stepsPerSecond: spreadOf([240_000]), compileSeconds: 4.71 }],
    ]),
    environments: new Map([
      ["Pendulum-v1", { stepsPerSecond: spreadOf([121_234]) }],
    ]),
  });
  const ours = other({
    label: "ours, fast mode",
    cpu: "Chip 2",
    kernels: new Map([["tanh", spreadOf([0.5e-9])]]),
    networks: new Map([["vjp, wasm, 1 row", spreadOf([3e-6])]]),
  });
  assertEquals(
    againstTable(SPEEDS, { machine }, [peer, ours]),
    `## Against others: how many times as fast this is

| Ratio (theirs)   | Peer                                        | ours, fast mode |
| :--------------- | :------------------------------------------ | :-------------- |
| PPO              | 0.75× (240,000/s after 4.71 s of compiling) | –               |
| Pendulum-v1      | 82× (121,000/s)                             | –               |
| tanh             | –                                           | 0.5× (0.5 ns)   |
| vjp, wasm, 1 row | –                                           | 1.5× (3 µs)     |

ours, fast mode was measured on another machine: Chip 2.
`,
  );
});

Deno.test("againstTable() is empty where no name has a counterpart", () => {
  assertEquals(againstTable(SPEEDS, { machine }, [other({})]), "");
  assertEquals(againstTable(SPEEDS, { machine }, []), "");
});
