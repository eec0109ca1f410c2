import { assertEquals, assertRejects } from "@std/assert";
import { algorithms } from "../../algorithms/mod.ts";
import { environmentIds } from "../../envs/mod.ts";
import { UsageError } from "../usage_error.ts";
import { speed } from "./main.ts";
import { measureEnvironments } from "./measure_environments.ts";
import { measureNetworks } from "./measure_networks.ts";
import { measureTraining } from "./measure_training.ts";
import { TRAINING_PEERS } from "./peer_speeds.ts";
import { TRAINING_WORK } from "./training_work.ts";

const ONCE = { repeats: 1, seconds: 0 };

Deno.test("measureNetworks() times 3 operations of 3 engines on 5 batches", async () => {
  const speeds = await measureNetworks(ONCE);
  const distinct = new Set(
    speeds.map(({ operation, engine, rows }) =>
      `${operation}, ${engine}, ${rows}`
    ),
  );
  assertEquals([speeds.length, distinct.size], [45, 45]);
});

Deno.test("measureEnvironments() times every environment", async () => {
  const speeds = await measureEnvironments(ONCE);
  assertEquals(speeds.map(({ environment }) => environment), environmentIds);
});

Deno.test("measureTraining() trains every work, and each has a peer", async () => {
  const speeds = await measureTraining({ repeats: 1, steps: 1 });
  assertEquals(speeds.map(({ work }) => work), TRAINING_WORK);
  assertEquals(
    speeds.every(({ stepsPerSecond }) => stepsPerSecond.median > 0),
    true,
  );
  assertEquals(
    TRAINING_WORK.map(({ name }) => name),
    [...TRAINING_PEERS.keys()],
  );
});

Deno.test("TRAINING_WORK has batches of the sizes that it names", () => {
  const batches = TRAINING_WORK.map(({ algorithm, options }) => {
    const resolved = algorithms[algorithm].resolve(options);
    const { environments, stepsPerEnvironment } = resolved.estimator ??
      resolved;
    return `${environments}×${stepsPerEnvironment}`;
  });
  assertEquals(
    batches,
    TRAINING_WORK.map(({ name }) => name.split(" ")[1]),
  );
});

Deno.test("speed() refuses what it doesn't know before it measures", async () => {
  for (
    const [args, message] of [
      [["--parts", "networks"], '"--parts"'],
      [["--part", "kernels"], "current value is kernels"],
      [["networks"], '"networks"'],
    ] as const
  ) {
    await assertRejects(() => speed(args), UsageError, message);
  }
});
