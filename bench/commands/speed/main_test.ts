import { assertEquals, assertRejects } from "@std/assert";
import { algorithms } from "../../../algorithms/mod.ts";
import { environments } from "../../../envs/mod.ts";
import { UsageError } from "../../files/usage_error.ts";
import { speed } from "./main.ts";
import { measureEnvironments } from "./measure_environments.ts";
import { measureKernels } from "./measure_kernels.ts";
import { flopsOfRow, measureNetworks } from "./measure_networks.ts";
import { measureTraining } from "./measure_training.ts";
import { TRAINING_PEERS } from "./peer_speeds.ts";
import { readSpeedArguments } from "./speed_arguments.ts";
import { networkName } from "./speeds.ts";
import { TRAINING_WORK } from "./training_work.ts";

const ONCE = { repeats: 1, seconds: 0 };

/** A clock that advances by one second a look. */
function ticking(): () => number {
  let time = 0;
  return () => 1000 * time++;
}

Deno.test("measureKernels() times products with their operations, tanh an element, and Adam", async () => {
  const speeds = await measureKernels({ repeats: 1, now: ticking() });
  assertEquals(
    speeds.map(({ name, seconds, flops }) => [
      name.split(",")[0],
      seconds.median,
      flops,
    ]),
    [
      ["64×64×4", 1, 32_768],
      ["64×64×64", 1, 524_288],
      ["64×4×64", 1, 32_768],
      ["4×64×64", 1, 32_768],
      ["64×64×64", 1, 524_288],
      ["64×4×64", 1, 32_768],
      ["tanh", 1 / 4096, null],
      ["Adam", 1, null],
    ],
  );
  assertEquals(new Set(speeds.map(({ name }) => name)).size, speeds.length);
});

Deno.test("measureKernels() times the kernels that are cut for 256 bits too", async () => {
  const options = { repeats: 1, now: ticking() };
  const [first] = await measureKernels({ ...options, registerBits: 256 });
  assertEquals([first.seconds.median, first.flops], [1, 32_768]);
});

Deno.test("measureNetworks() times 4 operations on 6 batches of wasm and 3 of the others, and 3 on TRPO's two", async () => {
  const speeds = await measureNetworks(ONCE);
  const distinct = new Set(speeds.map(networkName));
  assertEquals([speeds.length, distinct.size], [54, 54]);
  const flops = new Map(
    speeds.map((speed) => [networkName(speed), speed.flops]),
  );
  assertEquals(flops.get("jvp, wasm, 1024 rows"), 1024 * 17_408);
  assertEquals(flops.get("jvp often, wasm, 1024 rows"), null);
});

Deno.test("flopsOfRow() counts one product a layer forward, and two but for the first layer back", () => {
  const spec = {
    inputSize: 4,
    hiddenSizes: [64, 64],
    outputSize: 2,
    activation: "tanh",
  } as const;
  const once = 2 * (4 * 64 + 64 * 64 + 64 * 2);
  assertEquals(flopsOfRow(spec, "forward"), once);
  assertEquals(flopsOfRow(spec, "linearize"), once);
  assertEquals(flopsOfRow(spec, "vjp"), 2 * once - 2 * 4 * 64);
  assertEquals(flopsOfRow(spec, "jvp"), 2 * once - 2 * 4 * 64);
  assertEquals(flopsOfRow(spec, "jvp often"), null);
});

Deno.test("measureEnvironments() times every environment", async () => {
  const speeds = await measureEnvironments(ONCE);
  assertEquals(speeds.map(({ environment }) => environment), [
    ...environments.keys(),
  ]);
});

Deno.test("measureTraining() trains every work, several seeds in workers", async () => {
  const speeds = await measureTraining({
    repeats: 1,
    mostSteps: 1,
    workers: 2,
    now: ticking(),
  });
  assertEquals(
    speeds.map(({ name, steps, workers }) => [name, steps, workers]),
    TRAINING_WORK.map(({ name, seeds }) => [name, 1, seeds === 8 ? 2 : 1]),
  );
  const rates = new Map(
    speeds.map(({ name, stepsPerSecond }) => [name, stepsPerSecond.median]),
  );
  // One iteration of each run in a second of the clock.
  assertEquals(rates.get("PPO 4×128"), 512);
  assertEquals(rates.get("PPO 4×128, 8 seeds"), 8 * 512);
  assertEquals(rates.get("TRPO 2×512, Fisher on a tenth"), 1024);
});

Deno.test("TRAINING_WORK covers every algorithm and what was published of peers", () => {
  assertEquals(
    [...new Set(TRAINING_WORK.map(({ algorithm }) => algorithm))].sort(),
    Object.keys(algorithms).sort(),
  );
  const names = TRAINING_WORK.map(({ name }) => name);
  assertEquals(
    [...TRAINING_PEERS.keys()].filter((name) => !names.includes(name)),
    [],
  );
});

Deno.test("TRAINING_WORK has batches of the sizes that it names", () => {
  const sizes = TRAINING_WORK.flatMap(({ name, algorithm, options }) => {
    const named = name.match(/\d+×\d+/)?.[0];
    if (named === undefined) return [];
    const resolved = algorithms[algorithm].resolve(options);
    const { environments, stepsPerEnvironment } = resolved.estimator ??
      resolved;
    return [[named, `${environments}×${stepsPerEnvironment}`]];
  });
  assertEquals(sizes.length, 8);
  assertEquals(sizes.filter(([named, actual]) => named !== actual), []);
});

Deno.test("speed() refuses what it doesn't know before it measures", async () => {
  for (
    const [args, message] of [
      [["--parts", "networks"], '"--parts"'],
      [["--part", "peak"], "current value is peak"],
      [["networks"], '"networks"'],
      [["--against", "nowhere.json"], "Cannot read nowhere.json"],
    ] as const
  ) {
    await assertRejects(
      async () => await speed(readSpeedArguments(args)),
      UsageError,
      message,
    );
  }
});
