import { assertAlmostEquals, assertEquals } from "@std/assert";
import type { Parts } from "../../algorithms/mod.ts";
import { algorithms } from "../../algorithms/mod.ts";
import { makeEnvironment, vectorize } from "../../envs/mod.ts";
import type { Environment } from "../../envs/mod.ts";
import type { Engine, Network } from "../../networks/engine.ts";
import { referenceEngine } from "../../networks/mod.ts";
import { deriveRandom } from "../../numerics/mod.ts";
import { runRecord } from "../results/run_record.ts";
import { createShareClock } from "./share_clock.ts";
import { trainRun } from "./training.ts";

/** How long each call takes, in milliseconds; `forward` takes one a row. */
const durations = { step: 3, linearize: 5, product: 7 } as const;

/**
 * A clock that moves by what calls take and by 1 with every look, and parts
 * that move it. After so many looks a call of `forward` is interrupted.
 */
async function clockedParts(interruptedAt = NaN) {
  let milliseconds = 0;
  let looks = 0;
  const pass = (duration: number) => milliseconds += duration;
  const { step, linearize, product } = durations;
  const environment = await makeEnvironment("CartPole-v1");
  const environments = [0, 1].map((): Environment => ({
    ...environment,
    step(action, random) {
      pass(step);
      return environment.step(action, random);
    },
  }));
  const engine = referenceEngine();
  const slow = (network: Network): Network => ({
    ...network,
    forward: (_theta, _x, rows) =>
      pass(looks === interruptedAt ? 50_000 : rows),
    linearize(theta, x, rows) {
      pass(linearize);
      const { y } = network.linearize(theta, x, rows);
      return { y, vjp: () => pass(product), jvp: () => pass(product) };
    },
  });
  const parts: Parts = {
    engine: {
      ...engine,
      network: (...spec: Parameters<Engine["network"]>) =>
        slow(engine.network(...spec)),
    },
    environments,
    vectorize,
    random: (name) => deriveRandom(1, name),
    totalSteps: 100,
  };
  const clock = createShareClock(() => {
    looks++;
    return milliseconds++;
  });
  return { pass, clock, parts: clock.watch(parts), originals: environments };
}

/** A network of the parts, and a way to call each of its four functions. */
function calls({ engine }: Parts) {
  const spec = {
    inputSize: 1,
    hiddenSizes: [],
    outputSize: 1,
    activation: "tanh",
  } as const;
  const network = engine.network(spec, 300);
  const theta = engine.vector(network.parameterCount);
  const x = engine.vector(300);
  return {
    forward: (rows: number) => network.forward(theta, x, rows, x),
    linearize: (rows: number) => network.linearize(theta, x, rows),
    x,
  };
}

Deno.test("createShareClock() times every call of a large batch, free of the clock's own time", async () => {
  const { pass, clock, parts } = await clockedParts();
  const { forward, linearize, x } = calls(parts);
  forward(300);
  const { vjp, jvp } = linearize(256);
  vjp(x, x);
  jvp(x, x);
  pass(381);
  // 300 + 5 + 7 + 7, then 381, and one for each of 4 × 3 looks and the last.
  const whole = 319 + 381 + 13;
  const { environment, network, update } = clock.shares();
  assertEquals(environment, 0);
  assertAlmostEquals(network, 319 / whole, 1e-12);
  assertAlmostEquals(update, 1 - 319 / whole, 1e-12);
});

Deno.test("createShareClock() lets a sample of the small calls stand for all", async () => {
  const { clock, parts } = await clockedParts();
  const { forward } = calls(parts);
  const random = deriveRandom(1, "actions");
  parts.environments[0].reset(random);
  for (let i = 0; i < 10_000; i++) {
    for (const environment of parts.environments) {
      environment.step(i % 2, random);
    }
    forward(9);
  }
  // Two copies take 3 each, networks 9, and looks at the clock 3 × 3 at every
  // 64th.
  const shares = clock.shares();
  const looks = 9 / 64;
  assertAlmostEquals(shares.environment, 6 / (15 + looks), 1e-3);
  assertAlmostEquals(shares.network, 9 / (15 + looks), 1e-3);
});

Deno.test("createShareClock() does not fall for calls that come in a rhythm", async () => {
  const { pass, clock, parts } = await clockedParts();
  const { forward } = calls(parts);
  // Every other call takes 19, the others 1; between them, 10 pass.
  for (let i = 0; i < 100_000; i++) {
    forward(i % 2 === 0 ? 19 : 1);
    pass(10);
  }
  // A stride of 64 calls would find 0.66 or 0.09.
  assertAlmostEquals(clock.shares().network, 0.5, 0.05);
});

Deno.test("createShareClock() does not let a call that was interrupted stand for others", async () => {
  // Two looks make and begin it, six time two calls, two begin the third.
  const { pass, clock, parts } = await clockedParts(10);
  const { forward } = calls(parts);
  for (let i = 0; i < 10_000; i++) {
    forward(9);
    pass(3);
  }
  const whole = 10_000 * (9 + 3 + 3 / 64) + 50_000;
  assertAlmostEquals(clock.shares().network, 90_000 / whole, 1e-3);
});

Deno.test("createShareClock() times copies that are stepped together as one call", async () => {
  const { pass, clock, parts, originals } = await clockedParts();
  const randoms = originals.map((_, i) => deriveRandom(1, `${i}`));
  const copies = parts.vectorize(parts.environments, randoms);
  assertEquals(copies.environments, originals);
  copies.reset();
  for (let i = 0; i < 10_000; i++) {
    copies.step(Float32Array.of(0, 1));
    pass(4);
  }
  assertAlmostEquals(clock.shares().environment, 6 / (10 + 3 / 64), 1e-3);
});

Deno.test("createShareClock() leaves out what is no training", async () => {
  const { pass, clock, parts } = await clockedParts();
  const { forward } = calls(parts);
  forward(300);
  pass(296);
  await clock.leaveOut(() => {
    forward(300);
    pass(1000);
    return Promise.resolve();
  });
  // 300, 296, looks at the clock: 3, and one more before the work.
  // At the end the clock moves on by one.
  assertEquals(clock.shares().network, 300 / 601);
  // 300 and 1000 with three looks and the one that began it.
  assertEquals(clock.leftOut(), 1304);
});

Deno.test("createShareClock() gives shares that add to 1 where nothing was called", () => {
  const clock = createShareClock(() => 5);
  assertEquals(clock.shares(), { environment: 0, network: 0, update: 1 });
});

for (const algorithm of Object.keys(algorithms)) {
  Deno.test(`createShareClock() changes no bit of ${algorithm}, and finds both environments and networks`, async () => {
    const cell = {
      row: algorithm,
      algorithm,
      environment: "CartPole-v1",
      options: {},
      steps: 4000,
      grid: 400,
    };
    const record = runRecord(cell, {
      suite: "own",
      seed: 1,
      engine: "wasm",
      algorithms,
    });
    // A clock that gains: whatever is timed takes 2 more than the look before.
    let looks = 0;
    const clock = createShareClock(() => (looks++) ** 2);
    const [bare, watched] = [
      await trainRun(record, algorithms[algorithm]),
      await trainRun(record, algorithms[algorithm], { watch: clock.watch }),
    ];
    const { environment, network, update } = clock.shares();
    assertEquals(watched.curve, bare.curve);
    assertEquals(watched.iterations, bare.iterations);
    assertEquals(watched.acting.describe(), bare.acting.describe());
    assertEquals(environment > 0 && network > 0 && update > 0, true);
    assertAlmostEquals(environment + network + update, 1, 1e-12);
  });
}
